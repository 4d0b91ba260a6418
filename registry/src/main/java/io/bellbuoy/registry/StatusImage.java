package io.bellbuoy.registry;

import io.bellbuoy.schemas.InstanceStatus;
import io.bellbuoy.schemas.JsonSerde;
import java.util.LinkedHashMap;
import java.util.Map;

/** What running services said last, by instance. */
public record StatusImage(Map<String, InstanceStatus> instances) implements Image<StatusImage> {

  /** Nobody has spoken. */
  public static final StatusImage EMPTY = new StatusImage(Map.of());

  private static final JsonSerde<InstanceStatus> SERDE = new JsonSerde<>(InstanceStatus.class);

  public StatusImage {
    instances = Map.copyOf(instances);
  }

  @Override
  public Delta<StatusImage> delta() {
    return new EntriesDelta<>(new Entries<>("", SERDE, instances), StatusImage::new);
  }

  @Override
  public Map<String, Object> entries() {
    Map<String, Object> entries = new LinkedHashMap<>();
    Entries.write("", instances, entries);
    return entries;
  }
}
