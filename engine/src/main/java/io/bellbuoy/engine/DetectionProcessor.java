package io.bellbuoy.engine;

import static java.util.Objects.requireNonNull;

import io.bellbuoy.rules.match.CompiledPolicy;
import io.bellbuoy.rules.match.CompiledRule;
import io.bellbuoy.rules.match.Verdict;
import io.bellbuoy.schemas.Attribute;
import io.bellbuoy.schemas.AuditEvent;
import io.bellbuoy.schemas.UnreadableRecordException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Judges one record of the events topic: what it raises goes to the deduplicator, what cannot be
 * judged to the dead letters. Not thread-safe: one for each task.
 *
 * <p>Nothing that an event holds stops it. Should judging fail all the same, that event goes to the
 * dead letters with the failure as its reason, and the next one is judged.
 */
final class DetectionProcessor implements Processor<byte[], byte[], Object, Object> {

  private final LivePolicy policy;
  private final AlertBuilder builder;
  private final DeadLetters deadLetters;
  private final EngineMetrics metrics;
  private @Nullable ProcessorContext<Object, Object> context;

  DetectionProcessor(
      LivePolicy policy, AlertBuilder builder, DeadLetters deadLetters, EngineMetrics metrics) {
    this.policy = policy;
    this.builder = builder;
    this.deadLetters = deadLetters;
    this.metrics = metrics;
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    this.context = context;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    List<RaisedAlert> alerts;
    try {
      alerts = judge(record);
    } catch (UnreadableRecordException e) {
      refuse(record, requireNonNull(e.getMessage()));
      return;
    } catch (RuntimeException | StackOverflowError e) {
      // Forwarding is outside: a broken store or a lost transaction is no fault of the event.
      refuse(record, "the event could not be judged: " + e);
      return;
    }
    for (RaisedAlert alert : alerts) {
      forward(new Record<>(alert.id(), alert, record.timestamp()), DetectionTopology.DEDUPLICATOR);
    }
  }

  private List<RaisedAlert> judge(Record<byte[], byte[]> record) {
    AuditEvent event = AuditEvent.fromRecord(record.key(), record.value(), record.headers());
    CompiledPolicy current = policy.current();
    long before = System.nanoTime();
    Verdict verdict = current.assess(event.json(), event.attributes());
    metrics.assessed(event, System.nanoTime() - before);
    if (verdict.unreadable() != null) {
      throw new UnreadableRecordException(verdict.unreadable());
    }
    count(verdict, event);
    List<CompiledRule> matches = matches(verdict);
    return matches.isEmpty() ? List.of() : builder.raise(event, matches, current.version());
  }

  private static List<CompiledRule> matches(Verdict verdict) {
    if (verdict.counted().isEmpty()) {
      return verdict.alerts();
    }
    List<CompiledRule> matches = new ArrayList<>(verdict.counted());
    matches.addAll(verdict.alerts());
    return matches;
  }

  private void count(Verdict verdict, AuditEvent event) {
    for (CompiledRule rule : matches(verdict)) {
      metrics.matched(rule, event);
    }
    for (CompiledRule rule : verdict.shadows()) {
      metrics.shadowed(rule);
    }
    if (verdict.ignoredBy() != null) {
      metrics.ignored(verdict.ignoredBy());
    }
  }

  private void refuse(Record<byte[], byte[]> record, String reason) {
    var cluster = record.headers().lastHeader(Attribute.CLUSTER.text());
    forward(
        deadLetters.of(
            record,
            reason,
            requireNonNull(context).recordMetadata(),
            cluster == null ? null : cluster.value()),
        DetectionTopology.DEAD_LETTERS);
  }

  private <K, V> void forward(Record<K, V> record, String child) {
    requireNonNull(context).forward(record, child);
  }
}
