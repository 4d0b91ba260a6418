package io.bellbuoy.registry;

import io.bellbuoy.schemas.Cluster;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The clusters, by id. */
public record ClustersImage(Map<String, Cluster> clusters) {

  /** None. */
  public static final ClustersImage EMPTY = new ClustersImage(Map.of());

  /** The cluster whose webhook path holds that token now; null: nobody's. Takes constant time. */
  public @Nullable Cluster byToken(String token, Instant now) {
    throw new UnsupportedOperationException("to be written");
  }
}
