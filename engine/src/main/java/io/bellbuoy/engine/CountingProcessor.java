package io.bellbuoy.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.bellbuoy.rules.count.Tally;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Occurrences;
import io.bellbuoy.schemas.UnreadableRecordException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Counts the matches of rules that count: raises an alert where they are enough, and sends it once
 * more, with the final numbers, when its time is over. Not thread-safe: one for each task.
 *
 * <p>Time is the events' log-append time, and it passes only when everything that was appended by
 * then has been judged and counted: an engine that was away, or is behind, closes nothing early.
 */
final class CountingProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final JsonSerde<Match> MATCHES = new JsonSerde<>(Match.class);
  private static final Duration LOOKS_EVERY = Duration.ofSeconds(1);

  private final CountedAlerts alerts;
  private final LongSupplier countedUntil;
  private final DeadLetters deadLetters;
  private final EngineMetrics metrics;
  private @Nullable ProcessorContext<byte[], byte[]> context;
  private @Nullable CountedGroups groups;
  private @Nullable Cancellable timer;

  /**
   * @param countedUntil all matches of events that were appended before it have come; epoch
   *     milliseconds, 0: not known
   */
  CountingProcessor(
      CountedAlerts alerts,
      LongSupplier countedUntil,
      DeadLetters deadLetters,
      EngineMetrics metrics) {
    this.alerts = alerts;
    this.countedUntil = countedUntil;
    this.deadLetters = deadLetters;
    this.metrics = metrics;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    this.groups = CountedGroups.of(context);
    this.timer = context.schedule(LOOKS_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> passTime());
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    Match match;
    try {
      match = MATCHES.read(requireNonNull(record.value(), "the record has no value"));
    } catch (UnreadableRecordException | NullPointerException e) {
      refuse(record, String.valueOf(e.getMessage()));
      return;
    }
    String group = match.occurrence().group();
    CountedGroup before = requireNonNull(groups).get(group);
    Tally.Step step = before.tally().add(match.occurrence(), match.sample());
    close(before.alert(), step.closed());
    Alert alert = before.alert();
    if (step.raised() != null) {
      CountedAlerts.Raised raised = alerts.raise(group, match, step.raised());
      forward(raised.json(), raised.alert());
      alert = raised.alert().withoutEvent();
      metrics.alerted();
    } else if (step.closed() != null) {
      alert = null;
    } else if (alert != null) {
      metrics.keptBack();
    }
    requireNonNull(groups).put(group, before, step.tally(), alert);
  }

  private void passTime() {
    long until = countedUntil.getAsLong();
    requireNonNull(groups)
        .due(
            until,
            (group, state) -> {
              Tally.Step step = state.tally().pass(until);
              close(state.alert(), step.closed());
              Alert alert = step.closed() == null ? state.alert() : null;
              requireNonNull(groups).put(group, state, step.tally(), alert);
            });
  }

  private void close(@Nullable Alert alert, @Nullable Occurrences last) {
    if (alert != null && last != null) {
      CountedAlerts.Raised closed = alerts.close(alert, last);
      forward(closed.json(), closed.alert());
    }
  }

  private void forward(byte[] json, Alert alert) {
    ProcessorContext<byte[], byte[]> to = requireNonNull(context);
    to.forward(
        new Record<>(
            alert.cluster().getBytes(UTF_8),
            json,
            Math.max(0, to.currentStreamTimeMs()),
            new RecordHeaders()),
        DetectionTopology.COUNTED_ALERTS);
  }

  private void refuse(Record<byte[], byte[]> record, String reason) {
    ProcessorContext<byte[], byte[]> to = requireNonNull(context);
    to.forward(
        deadLetters.of(record, reason, to.recordMetadata(), null), DetectionTopology.UNCOUNTED);
  }

  @Override
  public void close() {
    if (timer != null) {
      timer.cancel();
    }
  }
}
