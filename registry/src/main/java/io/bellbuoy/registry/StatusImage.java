package io.bellbuoy.registry;

import io.bellbuoy.schemas.InstanceStatus;
import java.util.Map;

/** What running services said last, by instance. */
public record StatusImage(Map<String, InstanceStatus> instances) {

  /** Nobody has spoken. */
  public static final StatusImage EMPTY = new StatusImage(Map.of());
}
