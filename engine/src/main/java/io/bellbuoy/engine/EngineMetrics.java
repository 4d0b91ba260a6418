package io.bellbuoy.engine;

import io.bellbuoy.rules.match.CompiledRule;
import io.bellbuoy.schemas.AuditEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the engine counts. This class is thread-safe.
 *
 * <p>Work that is done again after a failure is counted again: totals are of work, not of records.
 */
final class EngineMetrics {

  private static final Logger LOG = LoggerFactory.getLogger(EngineMetrics.class);
  private static final String PREFIX = "bellbuoy.engine.";

  private final MeterRegistry registry;
  private final Clock clock;
  private final Counter events;
  private final Counter alerts;
  private final Counter counted;
  private final Counter keptBack;
  private final Counter folded;
  private final Counter summaries;
  private final Storms storms;
  private final Counter duplicates;
  private final Counter deadLetters;
  private final Counter trimmed;
  private final Counter unread;
  private final Counter refused;
  private final Counter gaps;
  private final Counter gapsTold;
  private final Counter reloadFailures;
  private final Counter threadsReplaced;
  private final Timer assessing;
  private final Timer latency;

  private final ClusterDelays delays;

  /** By rule: when it last matched, epoch milliseconds. */
  private final Map<String, Long> hits = new ConcurrentHashMap<>();

  EngineMetrics(MeterRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
    delays = new ClusterDelays(clock);
    events = counter("events", "Audit events judged");
    alerts = counter("alerts", "Alerts sent to their topic");
    counted = counter("matches.counted", "Matches of rules that count");
    keptBack = counter("matches.kept.back", "Matches that an alert raised before stands for");
    folded = counter("alerts.folded", "Alerts told of by a summary, as their rule raised too many");
    summaries =
        counter("alerts.summaries", "Summaries of folded alerts, sent to the alerts' topic");
    storms = new Storms(clock);
    duplicates = counter("duplicates", "Alerts that had been raised before");
    deadLetters = counter("dead.letters", "Records that could not be judged");
    trimmed = counter("alerts.trimmed", "Alerts whose event was cut to fit");
    unread = counter("alerts.unread", "Matched events whose second reading failed");
    refused = counter("records.refused", "Records that a topic refused for their size");
    gaps = counter("gap.records", "Audit events that retention removed before they were judged");
    gapsTold = counter("gaps", "Times that the engine's place was in the events no more");
    reloadFailures = counter("policy.reload.failures", "Published policies that were not usable");
    threadsReplaced = counter("threads.replaced", "Stream threads that died and were replaced");
    assessing =
        Timer.builder(PREFIX + "assess").description("Time to judge one event").register(registry);
    latency =
        Timer.builder(PREFIX + "latency")
            .description("From receiving an event to raising its alert")
            .serviceLevelObjectives(
                Duration.ofMillis(50),
                Duration.ofMillis(100),
                Duration.ofMillis(250),
                Duration.ofMillis(500),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                Duration.ofMinutes(1))
            .register(registry);
  }

  MeterRegistry registry() {
    return registry;
  }

  /** An event was judged, in that many nanoseconds. */
  void assessed(AuditEvent event, long nanos) {
    events.increment();
    delays.judged(event);
    assessing.record(Duration.ofNanos(nanos));
  }

  /** A rule matched and raised an alert, maybe not for the first time. */
  void matched(CompiledRule rule, AuditEvent event) {
    perRule("matches", "Matches that raise an alert", rule);
    hit(rule);
    Duration took = Duration.between(event.receivedAt(), clock.instant());
    latency.record(took.isNegative() ? Duration.ZERO : took);
  }

  void shadowed(CompiledRule rule) {
    perRule("shadow.matches", "Matches of rules in shadow mode", rule);
    hit(rule);
  }

  void ignored(CompiledRule rule) {
    perRule("ignored", "Events that an ignore rule let through", rule);
    hit(rule);
  }

  /** An alert goes to its topic. */
  void alerted() {
    alerts.increment();
  }

  /** A match goes to where it is counted. */
  void counted() {
    counted.increment();
  }

  /** A match is counted for an alert that is raised already. */
  void keptBack() {
    keptBack.increment();
  }

  /** An alert is told of by a summary. */
  void folded(String cluster, String rule) {
    folded.increment();
    storms.folded(cluster, rule);
  }

  void summarised() {
    summaries.increment();
  }

  void duplicate() {
    duplicates.increment();
  }

  void deadLetter() {
    deadLetters.increment();
  }

  void trimmed() {
    trimmed.increment();
  }

  /** A matched event could not be read a second time; its alert goes without it. */
  void unread(AuditEvent event, RuntimeException cause) {
    unread.increment();
    LOG.atWarn()
        .addKeyValue("eventId", event.eventId())
        .addKeyValue("cause", cause.toString())
        .log("A matched event could not be read again; its alert goes without it");
  }

  void refused() {
    refused.increment();
  }

  void gap(long records) {
    gaps.increment((double) records);
  }

  void gapTold() {
    gapsTold.increment();
  }

  void reloadFailed() {
    reloadFailures.increment();
  }

  void threadReplaced() {
    threadsReplaced.increment();
  }

  /** The totals for the status topic, by name. */
  Map<String, Long> totals() {
    Map<String, Long> totals = new LinkedHashMap<>();
    totals.put("events", (long) events.count());
    totals.put("matches", sum("matches"));
    totals.put("shadowMatches", sum("shadow.matches"));
    totals.put("ignored", sum("ignored"));
    totals.put("alerts", (long) alerts.count());
    totals.put("counted", (long) counted.count());
    totals.put("keptBack", (long) keptBack.count());
    totals.put("folded", (long) folded.count());
    totals.put("summaries", (long) summaries.count());
    storms.addTo(totals);
    totals.put("duplicates", (long) duplicates.count());
    totals.put("deadLetters", (long) deadLetters.count());
    totals.put("gaps", (long) gapsTold.count());
    totals.put("gapRecords", (long) gaps.count());
    totals.put("reloadFailures", (long) reloadFailures.count());
    perRule(totals, "matches", ".matches");
    perRule(totals, "shadow.matches", ".shadow");
    perRule(totals, "ignored", ".ignored");
    delays.addTo(totals);
    hits.forEach((rule, last) -> totals.put("rule." + rule + ".last", last));
    return totals;
  }

  /** Rules that never matched are left out: most never do. */
  private void perRule(Map<String, Long> totals, String name, String suffix) {
    for (Counter counter : registry.find(PREFIX + name).counters()) {
      totals.put("rule." + counter.getId().getTag("rule") + suffix, (long) counter.count());
    }
  }

  private void hit(CompiledRule rule) {
    hits.put(rule.entry().rule().id(), clock.millis());
  }

  private long sum(String name) {
    return (long)
        registry.find(PREFIX + name).counters().stream().mapToDouble(Counter::count).sum();
  }

  private void perRule(String name, String description, CompiledRule rule) {
    Counter.builder(PREFIX + name)
        .description(description)
        .tag("rule", rule.entry().rule().id())
        .register(registry)
        .increment();
  }

  private Counter counter(String name, String description) {
    return Counter.builder(PREFIX + name).description(description).register(registry);
  }
}
