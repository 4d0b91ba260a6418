package io.bellbuoy.console.clusters;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.Cluster;
import io.bellbuoy.schemas.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cluster as it is shown, without its secrets.
 *
 * @param tokens which secrets its webhook takes
 * @param bearer whether its requests must carry a bearer token, too
 * @param clientCertificate fingerprint of the certificate that its connections must present
 * @param lastEvent when its last event came; absent: none since the ingest services were started
 * @param silent whether it says nothing for longer than usual
 * @param eventsPerMinute of the last hour at most, oldest first; the last minute is not over yet
 * @param lagMillis how far judging is behind; absent: nothing of it was judged yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ClusterView(
    String id,
    Attributes attributes,
    Map<String, String> labels,
    Instant createdAt,
    List<Token> tokens,
    boolean bearer,
    @Nullable String clientCertificate,
    @Nullable Instant lastEvent,
    boolean silent,
    List<Long> eventsPerMinute,
    Rejects rejects,
    @Nullable Long lagMillis) {

  /**
   * One secret, by what tells it from others.
   *
   * @param fingerprint as the record of changes shows it
   * @param validUntil when it stops working; absent: never
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Token(String fingerprint, @Nullable Instant validUntil) {

    static Token of(Cluster.Token token) {
      String fingerprint = Sha256.hex(token.hash().getBytes(UTF_8)).substring(0, 8);
      return new Token(fingerprint, token.validUntil());
    }
  }

  /**
   * What ingest did not take in the last hour.
   *
   * @param requests answered with an error although they carry this cluster's token
   * @param events items of its requests that went to the dead letters
   */
  record Rejects(long requests, long events) {}

  /** What is edited of a cluster. */
  record Edited(Attributes attributes, Map<String, String> labels) {

    static @Nullable Edited of(@Nullable Cluster cluster) {
      return cluster == null ? null : new Edited(cluster.attributes(), cluster.labels());
    }
  }

  static ClusterView of(Cluster cluster, ClusterRates rates) {
    Duration lag = rates.lag(cluster.id());
    return new ClusterView(
        cluster.id(),
        cluster.attributes(),
        cluster.labels(),
        cluster.createdAt(),
        cluster.tokens().stream().map(Token::of).toList(),
        cluster.bearerHash() != null,
        cluster.clientCertificate(),
        rates.lastEvent(cluster.id()),
        rates.isSilent(cluster.id()),
        rates.perMinute(cluster.id()),
        new Rejects(rates.refusedRequests(cluster.id()), rates.unusableEvents(cluster.id())),
        lag == null ? null : lag.toMillis());
  }
}
