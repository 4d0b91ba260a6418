package io.bellbuoy.sink.channel.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.sink.channel.AlertText;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelKind;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.card.ConsoleLink;
import io.bellbuoy.sink.channel.http.HttpEndpoint;
import io.bellbuoy.sink.channel.http.HttpReply;
import io.bellbuoy.sink.channel.http.HttpRequest;
import io.bellbuoy.sink.channel.http.HttpSender;
import java.util.List;

/**
 * One message for each alert to the incoming webhook of a chat. Options: those of {@link
 * HttpEndpoint}, {@code template}, and {@code console} for the link.
 */
final class ChatChannel implements Channel {

  /** Below it there is nothing left that would be worth telling. */
  private static final int SHORTEST = 32;

  private static final int MOST_ANSWER = 16 << 10;

  private final Chat chat;
  private final AlertText template;
  private final ConsoleLink console;
  private final HttpSender sender;

  private ChatChannel(Chat chat, AlertText template, ConsoleLink console, HttpSender sender) {
    this.chat = chat;
    this.template = template;
    this.console = console;
    this.sender = sender;
  }

  /** How channels to that chat are opened. */
  static ChannelKind to(Chat chat) {
    return options -> {
      HttpEndpoint endpoint = HttpEndpoint.read(options);
      AlertText template = AlertText.read(options);
      ConsoleLink console = ConsoleLink.read(options);
      return new ChatChannel(chat, template, console, HttpSender.open(endpoint, options));
    };
  }

  @Override
  public int mostAtOnce() {
    return 1;
  }

  @Override
  public SendResult send(List<Alert> alerts) {
    for (Alert alert : alerts) {
      HttpReply reply = sender.send(HttpRequest.post(message(alert)).reading(MOST_ANSWER));
      SendResult result =
          reply instanceof HttpReply.Answer answer ? chat.judge(answer) : reply.result();
      if (!(result instanceof SendResult.Sent)) {
        return result;
      }
    }
    return new SendResult.Sent();
  }

  /** The message, with shorter values where it would not fit. */
  private byte[] message(Alert alert) {
    byte[] message = message(alert, chat.mostValue());
    for (int longest = chat.mostValue() / 2;
        message.length > chat.mostBytes() && longest >= SHORTEST;
        longest /= 2) {
      message = message(alert, longest);
    }
    return message;
  }

  private byte[] message(Alert alert, int longest) {
    Card card = Card.of(alert, template, console, chat, longest);
    try {
      return JsonSerde.mapper().writeValueAsBytes(chat.message(card));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a message is JSON", e);
    }
  }

  @Override
  public void close() {
    sender.close();
  }
}
