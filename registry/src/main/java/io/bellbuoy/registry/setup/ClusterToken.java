package io.bellbuoy.registry.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.registry.Secrets;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.Cluster;
import io.bellbuoy.schemas.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The secret of a cluster's webhook path, on its way from being made to being told.
 *
 * @param ciphertext the secret as the registry may keep it; null: it is not kept
 */
public record ClusterToken(String secret, @Nullable String ciphertext) {

  /** A token that can only be told now. */
  public static ClusterToken random() {
    return new ClusterToken(Secrets.random(), null);
  }

  /** A token that who has the box's key can tell again. */
  public static ClusterToken sealedBy(Secrets box) {
    String secret = Secrets.random();
    return new ClusterToken(secret, box.seal(secret));
  }

  /** A new cluster with this token. */
  public Cluster newCluster(String id, Attributes attributes) {
    return new Cluster(id, attributes, Map.of(), List.of(entry()), null, null, Instant.now());
  }

  /** The cluster with this token; the ones it had work until then at most. */
  public Cluster replacing(Cluster cluster, Instant until) {
    List<Cluster.Token> tokens = new ArrayList<>();
    tokens.add(entry());
    for (Cluster.Token old : cluster.tokens()) {
      Instant end =
          old.validUntil() == null || old.validUntil().isAfter(until) ? until : old.validUntil();
      if (end.isAfter(Instant.now())) {
        tokens.add(new Cluster.Token(old.hash(), old.ciphertext(), end));
      }
    }
    return new Cluster(
        cluster.id(),
        cluster.attributes(),
        cluster.labels(),
        tokens,
        cluster.bearerHash(),
        cluster.clientCertificate(),
        cluster.createdAt());
  }

  private Cluster.Token entry() {
    return new Cluster.Token(Sha256.hex(secret.getBytes(UTF_8)), ciphertext, null);
  }

  @Override
  public String toString() {
    return "ClusterToken[…]";
  }
}
