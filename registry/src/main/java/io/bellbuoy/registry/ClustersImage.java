package io.bellbuoy.registry;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.schemas.Cluster;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Sha256;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The clusters, by id. Immutable, so every thread may read it. */
public final class ClustersImage implements Image<ClustersImage> {

  /** None. */
  public static final ClustersImage EMPTY = new ClustersImage(Map.of());

  private static final JsonSerde<Cluster> SERDE = new JsonSerde<>(Cluster.class);

  private record Owner(Cluster cluster, Cluster.Token token) {}

  private final Map<String, Cluster> clusters;
  private final Map<String, Owner> ownersByHash = new HashMap<>();

  public ClustersImage(Map<String, Cluster> clusters) {
    this.clusters = Map.copyOf(clusters);
    for (Cluster cluster : this.clusters.values()) {
      for (Cluster.Token token : cluster.tokens()) {
        ownersByHash.put(token.hash(), new Owner(cluster, token));
      }
    }
  }

  /** By id. */
  public Map<String, Cluster> clusters() {
    return clusters;
  }

  /**
   * The cluster whose webhook path holds that token now; null: nobody's. It is found by the token's
   * hash, which a sender cannot choose bit by bit, so the time that it takes tells nothing.
   */
  public @Nullable Cluster byToken(String token, Instant now) {
    String hash = Sha256.hex(token.getBytes(UTF_8));
    Owner owner = ownersByHash.get(hash);
    if (owner == null || !sameBytes(owner.token().hash(), hash)) {
      return null;
    }
    Instant end = owner.token().validUntil();
    return end == null || now.isBefore(end) ? owner.cluster() : null;
  }

  /**
   * The image with that cluster in it, in the place of one of its id.
   *
   * @throws RegistryException where another cluster has one of its tokens
   */
  public ClustersImage with(Cluster cluster) {
    for (Cluster.Token token : cluster.tokens()) {
      String owner = ownerOf(token.hash());
      if (owner != null && !owner.equals(cluster.id())) {
        throw new RegistryException(
            "cluster %s has that token already; make another one".formatted(owner));
      }
    }
    Map<String, Cluster> more = new HashMap<>(clusters);
    more.put(cluster.id(), cluster);
    return new ClustersImage(more);
  }

  /** The image without that cluster. */
  public ClustersImage without(String id) {
    Map<String, Cluster> fewer = new HashMap<>(clusters);
    fewer.remove(id);
    return new ClustersImage(fewer);
  }

  /** The id of the cluster that a token with that hash belongs to, expired or not; null: none's. */
  @Nullable String ownerOf(String hash) {
    Owner owner = ownersByHash.get(hash);
    return owner == null ? null : owner.cluster().id();
  }

  private static boolean sameBytes(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(US_ASCII), other.getBytes(US_ASCII));
  }

  @Override
  public Delta<ClustersImage> delta() {
    return new EntriesDelta<>(new Entries<>("", SERDE, clusters), ClustersImage::new);
  }

  @Override
  public Map<String, Object> entries() {
    Map<String, Object> entries = new LinkedHashMap<>();
    Entries.write("", clusters, entries);
    return entries;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ClustersImage that && clusters.equals(that.clusters);
  }

  @Override
  public int hashCode() {
    return clusters.hashCode();
  }

  @Override
  public String toString() {
    return "ClustersImage" + clusters.keySet();
  }
}
