package io.bellbuoy.registry;

import io.bellbuoy.schemas.ChannelConfig;
import java.util.Map;

/** The channels, by id. */
public record ChannelsImage(Map<String, ChannelConfig> channels) {

  /** None. */
  public static final ChannelsImage EMPTY = new ChannelsImage(Map.of());
}
