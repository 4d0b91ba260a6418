package io.bellbuoy.standalone.load;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent where.
 *
 * @param targets webhook URLs, one a cluster; batches go to them in turn
 * @param authority certificate of the authority that signed theirs, PEM; null: the usual ones
 * @param rate events a second, over all clusters; 0: as fast as they are acknowledged
 * @param batch events in a request
 * @param duration for how long new events come
 * @param alerting share of the events, from 0 to 1, that the starter policy alerts on
 * @param connections requests at once to each cluster; an API server has up to 15
 * @param buffer events that wait at most for each cluster; what comes on top is dropped, as an API
 *     server does beyond 10,000
 */
public record LoadPlan(
    List<URI> targets,
    @Nullable Path authority,
    int rate,
    int batch,
    Duration duration,
    double alerting,
    int connections,
    int buffer) {

  /** Of an API server. */
  public static final int USUAL_BATCH = 400;

  /** Of an API server. */
  public static final int USUAL_CONNECTIONS = 15;

  /** Of an API server. */
  public static final int USUAL_BUFFER = 10_000;

  private static final int LARGEST_BATCH = 10_000;

  public LoadPlan {
    targets = List.copyOf(targets);
    require(!targets.isEmpty(), "there is no target; give a webhook's URL");
    targets.forEach(LoadPlan::requireUrl);
    require(rate >= 0, "the rate must be 0 (as fast as possible) or more, not " + rate);
    require(
        batch >= 1 && batch <= LARGEST_BATCH,
        "a batch must have from 1 to " + LARGEST_BATCH + " events, not " + batch);
    require(!duration.isNegative() && !duration.isZero(), "the duration must be more than 0s");
    require(alerting >= 0 && alerting <= 1, "the alerting share must be from 0 to 1");
    require(connections >= 1, "there must be at least 1 connection, not " + connections);
    require(buffer >= batch, "the buffer must hold at least one batch");
  }

  /** As one API server with that rate, for as long. */
  public static LoadPlan of(URI target, @Nullable Path authority, int rate, Duration duration) {
    return new LoadPlan(
        List.of(target),
        authority,
        rate,
        USUAL_BATCH,
        duration,
        0,
        USUAL_CONNECTIONS,
        USUAL_BUFFER);
  }

  /** The same with batches of that size. */
  public LoadPlan inBatchesOf(int events) {
    return new LoadPlan(targets, authority, rate, events, duration, alerting, connections, buffer);
  }

  /** The same with that share of events that alert. */
  public LoadPlan alerting(double share) {
    return new LoadPlan(targets, authority, rate, batch, duration, share, connections, buffer);
  }

  private static void requireUrl(URI target) {
    require(
        target.getHost() != null && String.valueOf(target.getScheme()).matches("https?"),
        "'" + target + "' is no webhook's URL such as http://127.0.0.1:8880/api/v1/…");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
