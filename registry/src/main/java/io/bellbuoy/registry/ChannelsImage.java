package io.bellbuoy.registry;

import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.JsonSerde;
import java.util.HashMap;
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

  /** The image with that channel in it, in the place of one of its id. */
  public ChannelsImage with(ChannelConfig channel) {
    Map<String, ChannelConfig> more = new HashMap<>(channels);
    more.put(channel.id(), channel);
    return new ChannelsImage(more);
  }

  /** The image without that channel. */
  public ChannelsImage without(String id) {
    Map<String, ChannelConfig> fewer = new HashMap<>(channels);
    fewer.remove(id);
    return new ChannelsImage(fewer);
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
