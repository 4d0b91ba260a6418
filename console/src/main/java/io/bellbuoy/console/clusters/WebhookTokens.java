package io.bellbuoy.console.clusters;

import io.bellbuoy.console.http.ProblemException;
import io.bellbuoy.console.http.Request;
import io.bellbuoy.console.state.State;
import io.bellbuoy.registry.ClustersImage;
import io.bellbuoy.registry.RegistryException;
import io.bellbuoy.registry.Secrets;
import io.bellbuoy.registry.setup.AuditWebhook;
import io.bellbuoy.registry.setup.ClusterToken;
import io.bellbuoy.schemas.Cluster;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Tells and renews the secrets of webhooks. Thread-safe. */
public final class WebhookTokens {

  private static final int MOST_TOKENS = 10;

  private final State<ClustersImage> clusters;
  private final Secrets box;
  private final Ingest ingest;
  private final ChangeNote changes;
  private final Clock clock;

  public WebhookTokens(
      State<ClustersImage> clusters, Secrets box, Ingest ingest, ChangeNote changes, Clock clock) {
    this.clusters = clusters;
    this.box = box;
    this.ingest = ingest;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * The webhook of a cluster with its newest secret; that it was told is recorded first.
   *
   * @throws ProblemException 404, or 409 where it cannot be told
   */
  AuditWebhook told(Request request, String id) {
    Cluster cluster = ClustersApi.found(clusters.now(), id);
    Instant now = clock.instant();
    String sealed =
        cluster.tokens().stream()
            .filter(token -> token.validUntil() == null || token.validUntil().isAfter(now))
            .map(Cluster.Token::ciphertext)
            .filter(text -> text != null)
            .findFirst()
            .orElseThrow(
                () ->
                    ProblemException.of(
                        409,
                        "its token was made where there was no key to keep it with, and cannot be"
                            + " shown; renew it"));
    AuditWebhook webhook = webhook(id, opened(sealed));
    changes.note(request.author(), "cluster/" + id, "webhook address hidden", "shown");
    return webhook;
  }

  private String opened(String sealed) {
    try {
      return box.open(sealed);
    } catch (RegistryException e) {
      throw ProblemException.of(409, e.getMessage() + "; or renew the token");
    }
  }

  /**
   * Gives a cluster a new secret; those it had work for so long.
   *
   * @throws ProblemException 404, or 409 where too many work already
   */
  AuditWebhook renewed(Request request, String id, Duration overlap) {
    ClusterToken token = ClusterToken.sealedBy(box);
    AuditWebhook webhook = webhook(id, token.secret());
    clusters.change(
        request.author(),
        before -> {
          Cluster changed =
              token.replacing(ClustersApi.found(before, id), clock.instant().plus(overlap));
          if (changed.tokens().size() > MOST_TOKENS) {
            throw ProblemException.of(
                409,
                "%d of its tokens work already; wait until some end, or renew with the overlap PT0S"
                    .formatted(MOST_TOKENS));
          }
          return before.with(changed);
        });
    return webhook;
  }

  private AuditWebhook webhook(String id, String secret) {
    if (ingest.base() == null) {
      throw ProblemException.of(
          409,
          "nobody has told the console how API servers reach the ingest service: set ingest.url in"
              + " its configuration");
    }
    return new AuditWebhook(id, ingest.base(), secret, ingest.ca());
  }
}
