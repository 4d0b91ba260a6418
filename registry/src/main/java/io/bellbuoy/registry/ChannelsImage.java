package io.bellbuoy.registry;

import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.JsonSerde;
import java.util.LinkedHashMap;
import java.util.Map;

/** The channels, by id. */
public record ChannelsImage(Map<String, ChannelConfig> channels) implements Image<ChannelsImage> {

  /** None. */
  public static final ChannelsImage EMPTY = new ChannelsImage(Map.of());

  private static final JsonSerde<ChannelConfig> SERDE = new JsonSerde<>(ChannelConfig.class);

  public ChannelsImage {
    channels = Map.copyOf(channels);
  }

  @Override
  public Delta<ChannelsImage> delta() {
    return new EntriesDelta<>(new Entries<>("", SERDE, channels), ChannelsImage::new);
  }

  @Override
  public Map<String, Object> entries() {
    Map<String, Object> entries = new LinkedHashMap<>();
    Entries.write("", channels, entries);
    return entries;
  }
}
