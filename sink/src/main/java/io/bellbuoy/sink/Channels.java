package io.bellbuoy.sink;

import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.sink.channel.ChannelKinds;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The channels at work: those of the sink's own configuration, which stay, and those of the
 * registry, which come, change and go. This class is thread-safe; changes happen on a thread of its
 * own, one after the other.
 */
final class Channels implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Channels.class);
  private static final int SECONDS_TO_CLOSE = 20;

  private final Map<String, ChannelConfig> fixed;
  private final ChannelKinds trusted;
  private final ChannelKinds confined;
  private final BiFunction<ChannelConfig, ChannelKinds, ChannelConsumer> starter;
  private final Consumer<String> forget;
  private final Map<String, ChannelConsumer> running = new ConcurrentSkipListMap<>();
  private volatile boolean applied;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "channels");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * None is started yet.
   *
   * @param fixed those of the sink's own configuration
   * @param trusted opens those; they may use any path
   * @param confined opens those of the registry
   * @param starter starts one
   * @param forget removes what Kafka keeps of a channel that is gone for good
   */
  Channels(
      List<ChannelConfig> fixed,
      ChannelKinds trusted,
      ChannelKinds confined,
      BiFunction<ChannelConfig, ChannelKinds, ChannelConsumer> starter,
      Consumer<String> forget) {
    this.fixed = new TreeMap<>();
    fixed.forEach(config -> this.fixed.put(config.id(), config));
    this.trusted = trusted;
    this.confined = confined;
    this.starter = starter;
    this.forget = forget;
  }

  /** Brings what runs into line with the registry's channels; returns at once. */
  void apply(Map<String, ChannelConfig> registry) {
    try {
      thread.execute(() -> change(registry));
    } catch (RejectedExecutionException e) {
      LOG.atDebug().log("no change of channels while closing");
    }
  }

  private void change(Map<String, ChannelConfig> registry) {
    Map<String, ChannelConfig> known = new TreeMap<>(registry);
    known.putAll(fixed);
    for (ChannelConsumer consumer : List.copyOf(running.values())) {
      ChannelConfig now = known.get(consumer.config().id());
      if (now == null || !now.equals(consumer.config())) {
        stop(consumer, now == null);
      }
    }
    for (ChannelConfig config : known.values()) {
      if (config.enabled() && !running.containsKey(config.id())) {
        start(config);
      }
    }
    applied = true;
  }

  /** Whether the registry's channels have been applied once. */
  boolean isApplied() {
    return applied;
  }

  private void start(ChannelConfig config) {
    ChannelKinds kinds = fixed.containsKey(config.id()) ? trusted : confined;
    try {
      running.put(config.id(), starter.apply(config, kinds));
      LOG.atInfo().addKeyValue("channel", config.id()).log("started a channel");
    } catch (RuntimeException | Error e) {
      running.put(config.id(), ChannelConsumer.broken(config, "it cannot be started: " + e));
      LOG.atError().addKeyValue("channel", config.id()).setCause(e).log("a channel cannot start");
    }
  }

  /** One that is only disabled keeps its offsets, and with them all that it has to send later. */
  private void stop(ChannelConsumer consumer, boolean goneForGood) {
    String id = consumer.config().id();
    running.remove(id);
    consumer.close();
    LOG.atInfo().addKeyValue("channel", id).log("stopped a channel");
    if (goneForGood) {
      forget.accept(id);
    }
  }

  /** How each is doing, by id. */
  List<ChannelState> states() {
    Instant now = Instant.now();
    return running.values().stream().map(consumer -> consumer.state(now)).toList();
  }

  /** Finishes what is being sent, within a bound, all at once. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(SECONDS_TO_CLOSE, TimeUnit.SECONDS)) {
        LOG.atWarn().log("a change of channels did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    running.values().parallelStream().forEach(ChannelConsumer::close);
    running.clear();
  }
}
