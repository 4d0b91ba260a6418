package io.bellbuoy.engine;

import static java.util.Objects.requireNonNull;

import io.bellbuoy.bootstrap.StartException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topology at work. Thread-safe. Started at most once, closed within bounded time. */
final class DetectionStreams implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DetectionStreams.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final KafkaStreams streams;
  private final ThreadFailures failures;
  private final CompletableFuture<Void> running = new CompletableFuture<>();
  private volatile boolean stops;

  DetectionStreams(
      Topology topology,
      Properties settings,
      Gaps gaps,
      ThreadFailures failures,
      EngineMetrics metrics) {
    this.failures = failures;
    this.streams = new KafkaStreams(topology, settings, new EngineClients(gaps, () -> stops));
    streams.setUncaughtExceptionHandler(failures);
    streams.setStateListener(this::changed);
    metrics
        .registry()
        .gauge("bellbuoy.engine.running", streams, it -> it.state() == State.RUNNING ? 1 : 0);
  }

  /** Begins to consume; returns at once. */
  void start() {
    streams.start();
  }

  /** Why no event is judged at the moment; null: events are judged. */
  @Nullable String problem() {
    if (failures.fatal() != null) {
      return failures.fatal();
    }
    State state = streams.state();
    return state == State.RUNNING ? null : "Kafka Streams is " + state + ", not yet RUNNING";
  }

  /**
   * Returns when all partitions that fall to this engine were once being read.
   *
   * @param problems what may keep it from that, asked when it takes too long
   * @throws StartException where that takes longer or never comes; the message says why
   */
  void awaitRunning(Duration patience, Supplier<List<String>> problems) {
    try {
      running.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new StartException(String.valueOf(requireNonNull(e.getCause()).getMessage()), e);
    } catch (TimeoutException e) {
      throw new StartException(
          "the engine judges no events after %s: %s"
              .formatted(patience, String.join("; ", problems.get())),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartException("interrupted while the engine started", e);
    }
  }

  /** Ends the transactions in hand; the group keeps this engine's place until it comes again. */
  @Override
  public void close() {
    stops = true;
    if (!streams.close(CloseOptions.timeout(PATIENCE))) {
      LOG.atWarn()
          .addKeyValue("patience", PATIENCE)
          .log("Kafka Streams has not stopped in time; its open transaction will be aborted");
    }
  }

  private void changed(State now, State before) {
    LOG.atInfo().addKeyValue("from", before).addKeyValue("to", now).log("Kafka Streams changed");
    if (now == State.RUNNING) {
      running.complete(null);
    } else if (now == State.ERROR || now == State.NOT_RUNNING) {
      running.completeExceptionally(
          new StartException(
              failures.fatal() == null ? "the engine was stopped" : failures.fatal()));
    }
  }
}
