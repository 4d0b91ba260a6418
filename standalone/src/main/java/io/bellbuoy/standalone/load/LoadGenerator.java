package io.bellbuoy.standalone.load;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.PemTrustOptions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Sends what a plan says, on one event loop. Thread-safe; started once. What waits to be sent holds
 * no body, so memory is bounded by the connections.
 *
 * <p>The clock gives the rate, not the answers: a slow answer makes the next batches late, and that
 * lateness is part of their latency.
 */
public final class LoadGenerator implements AutoCloseable {

  /** After the last event is due: as long as an answer may take. */
  private static final Duration DRAIN = Duration.ofSeconds(31);

  private static final int TICK_MILLIS = 1;

  private final LoadPlan plan;
  private final AuditIds ids = new AuditIds(ThreadLocalRandom.current().nextInt());
  private final EventLists lists;
  private final Vertx vertx = Vertx.vertx(options());
  private final Context loop = vertx.getOrCreateContext();
  private final CompletableFuture<LoadReport> done = new CompletableFuture<>();
  private final List<Sender> senders = new ArrayList<>();
  private final Tally tally;
  private long start;
  private long startMicros;
  private long batches;
  private boolean stopped;

  /** Wires it; nothing is sent yet. */
  public LoadGenerator(LoadPlan plan) {
    this.plan = plan;
    this.lists = EventLists.ofSample(plan.alerting(), ids);
    this.tally = new Tally(plan, lists);
    HttpClient client = client();
    for (URI target : plan.targets()) {
      senders.add(new Sender(vertx, client, target, plan, this::body, tally, this::moved));
    }
  }

  /** Begins; the report comes when the plan's time is over and what was sent is answered. */
  public CompletableFuture<LoadReport> start() {
    loop.runOnContext(
        now -> {
          start = System.nanoTime();
          startMicros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
          tally.begin(start);
          vertx.setPeriodic(TICK_MILLIS, tick -> sendDue());
          vertx.setTimer(plan.duration().toMillis(), end -> end());
        });
    return done;
  }

  /** Ends early, as if the plan's time were over. */
  public void stop() {
    loop.runOnContext(now -> end());
  }

  /** Which events are of this load. */
  public AuditIds ids() {
    return ids;
  }

  /** What came of it until now. */
  public LoadReport report() {
    CompletableFuture<LoadReport> report = new CompletableFuture<>();
    loop.runOnContext(now -> report.complete(tally.report()));
    return report.join();
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().orTimeout(5, TimeUnit.SECONDS).join();
  }

  private void sendDue() {
    if (stopped) {
      return;
    }
    if (plan.rate() == 0) {
      senders.forEach(this::fill);
      return;
    }
    double nanosPerBatch = 1e9 * plan.batch() / plan.rate();
    long now = System.nanoTime();
    for (long due = due(nanosPerBatch); due <= now; due = due(nanosPerBatch)) {
      senders.get(turn(batches)).offer(new Batch(batches++, due));
    }
  }

  /**
   * All in turns, each round from another one on: what comes in a rhythm, as the alerting events
   * do, must not always meet the same cluster.
   */
  private int turn(long batch) {
    long round = batch / senders.size();
    return (int) ((batch + round) % senders.size());
  }

  private long due(double nanosPerBatch) {
    return start + (long) (batches * nanosPerBatch);
  }

  private void fill(Sender sender) {
    while (sender.isFree()) {
      sender.offer(new Batch(batches++, System.nanoTime()));
    }
  }

  private void end() {
    if (!stopped) {
      stopped = true;
      vertx.setTimer(DRAIN.toMillis(), late -> done.complete(tally.report()));
      moved();
    }
  }

  private void moved() {
    if (stopped && senders.stream().allMatch(Sender::isIdle)) {
      done.complete(tally.report());
    } else if (!stopped && plan.rate() == 0) {
      senders.forEach(this::fill);
    }
  }

  private byte[] body(Batch batch) {
    long due = startMicros + (batch.due() - start) / 1_000;
    return lists.body(batch.number() * plan.batch(), plan.batch(), due);
  }

  private HttpClient client() {
    HttpClientOptions options = new HttpClientOptions().setKeepAlive(true).setVerifyHost(true);
    if (plan.authority() != null) {
      options.setTrustOptions(new PemTrustOptions().addCertPath(plan.authority().toString()));
    }
    int connections = Math.min(plan.connections() * plan.targets().size(), 1_000);
    return vertx
        .httpClientBuilder()
        .with(options)
        .with(new PoolOptions().setHttp1MaxSize(connections))
        .build();
  }

  private static VertxOptions options() {
    return new VertxOptions()
        .setEventLoopPoolSize(1)
        .setWorkerPoolSize(1)
        .setInternalBlockingPoolSize(1)
        .setFileSystemOptions(
            new FileSystemOptions()
                .setClassPathResolvingEnabled(false)
                .setFileCachingEnabled(false));
  }
}
