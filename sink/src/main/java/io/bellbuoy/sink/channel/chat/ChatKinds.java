package io.bellbuoy.sink.channel.chat;

import io.bellbuoy.sink.channel.ChannelKind;
import java.util.Map;

/** The kinds of channels of this package. */
public final class ChatKinds {

  private ChatKinds() {}

  /** How each is opened, by its name. */
  public static Map<String, ChannelKind> all() {
    return Map.of(
        "slack", ChatChannel.to(new SlackChat()),
        "teams", ChatChannel.to(new TeamsChat()),
        "google-chat", ChatChannel.to(new GoogleChat()),
        "discord", ChatChannel.to(new DiscordChat()),
        "mattermost", ChatChannel.to(new MattermostChat()));
  }
}
