package io.bellbuoy.sink;

import static java.util.Objects.requireNonNull;

import io.bellbuoy.sink.store.AlertState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What the sink counts. Thread-safe. */
final class SinkMetrics {

  private static final String PREFIX = "bellbuoy.sink.";

  private final MeterRegistry registry;
  private final Counter saved;
  private final Counter duplicates;
  private final Timer save;
  private final Counter purgedByAge;
  private final Counter purgedBySize;
  private final Counter purgeFailures;
  private final Counter untold;
  private final Counter cutClients;
  private final Counter exports;
  private final Counter cutExports;

  /** Meters hold what they ask weakly, and some of these nobody else holds. */
  private final List<LongSupplier> totals = new CopyOnWriteArrayList<>();

  private final Map<AlertState, Counter> changes = new EnumMap<>(AlertState.class);

  SinkMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.saved = counter("alerts.saved", "Alerts that are new in the store");
    this.duplicates = counter("alerts.duplicate", "Alerts that were in the store already");
    this.save = Timer.builder(PREFIX + "save").description("Saving one batch").register(registry);
    this.purgedByAge = purged("age");
    this.purgedBySize = purged("size");
    this.purgeFailures = counter("purge.failures", "Purges of the store that failed");
    this.untold = counter("changes.lost", "Changes of alerts missing in the changes topic");
    this.cutClients = counter("stream.cut", "Watchers cut off because they read too slowly");
    this.exports = counter("exports", "Exports that were written to their end");
    this.cutExports = counter("exports.cut", "Exports that failed on their way");
    for (AlertState state : AlertState.values()) {
      changes.put(state, changes(state));
    }
  }

  private Counter counter(String name, String description) {
    return Counter.builder(PREFIX + name).description(description).register(registry);
  }

  private Counter purged(String reason) {
    return Counter.builder(PREFIX + "alerts.purged")
        .description("Alerts removed from the store")
        .tag("reason", reason)
        .register(registry);
  }

  private Counter changes(AlertState state) {
    return Counter.builder(PREFIX + "alerts.changed")
        .description("What people said of alerts")
        .tag("state", state.text())
        .register(registry);
  }

  int timeSave(IntSupplier work) {
    long start = System.nanoTime();
    try {
      return work.getAsInt();
    } finally {
      save.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }
  }

  void saved(int added, int known) {
    saved.increment(added);
    duplicates.increment(known);
  }

  void purgedByAge(int alerts) {
    purgedByAge.increment(alerts);
  }

  void purgedBySize(int alerts) {
    purgedBySize.increment(alerts);
  }

  void purgeFailed() {
    purgeFailures.increment();
  }

  void changed(AlertState state) {
    requireNonNull(changes.get(state)).increment();
  }

  void changeUntold() {
    untold.increment();
  }

  void exported() {
    exports.increment();
  }

  void exportCut() {
    cutExports.increment();
  }

  void cutClient() {
    cutClients.increment();
  }

  long savedAlerts() {
    return (long) saved.count();
  }

  long duplicateAlerts() {
    return (long) duplicates.count();
  }

  /** A number that somebody else keeps. */
  void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(PREFIX + name, value).description(description).register(registry);
  }

  /** A total that somebody else counts. */
  void count(String name, String description, LongSupplier value) {
    totals.add(value);
    FunctionCounter.builder(PREFIX + name, value, v -> (double) v.getAsLong())
        .description(description)
        .register(registry);
  }

  /** Shows a group until the answer is run. */
  Runnable show(Group group, Progress progress) {
    List<Meter> meters = new ArrayList<>();
    meters.add(count(group, "delivered", "Alerts delivered", progress, Progress::delivered));
    meters.add(count(group, "refused", "Alerts refused for ever", progress, Progress::refused));
    meters.add(
        count(group, "unreadable", "Records that are no alert", progress, Progress::unreadable));
    meters.add(count(group, "failures", "Tries that failed", progress, Progress::failures));
    meters.add(
        count(group, "missed", "Alerts deleted before they were read", progress, Progress::missed));
    meters.add(
        count(group, "given_up", "Refused as they failed too long", progress, Progress::givenUp));
    meters.add(
        count(
            group,
            "gaps",
            "Times that its place was in the topic no more",
            progress,
            Progress::gaps));
    meters.add(
        count(
            group, "truncated", "Records that were read and lost", progress, Progress::truncated));
    meters.add(count(group, "restarts", "New starts of its thread", progress, Progress::restarts));
    meters.add(
        Gauge.builder(PREFIX + "group.refusing", progress, p -> p.isRefusing() ? 1 : 0)
            .description("1: everything is refused and goes to the dead letters")
            .tag("group", group.id())
            .register(registry));
    meters.add(
        Gauge.builder(PREFIX + "group.behind", progress, Progress::behind)
            .description("Alerts that wait to be delivered")
            .tag("group", group.id())
            .register(registry));
    meters.add(
        Gauge.builder(
                PREFIX + "group.behind.seconds", progress, p -> p.behindSeconds(Instant.now()))
            .description("For how long the oldest of them has waited")
            .tag("group", group.id())
            .register(registry));
    return () -> meters.forEach(registry::remove);
  }

  private Meter count(
      Group group,
      String name,
      String description,
      Progress progress,
      ToDoubleFunction<Progress> value) {
    return FunctionCounter.builder(PREFIX + "group." + name, progress, value)
        .description(description)
        .tag("group", group.id())
        .register(registry);
  }
}
