package io.bellbuoy.console.trial;

import io.bellbuoy.console.trial.TrialReport.State;
import io.bellbuoy.rules.event.Redactor;
import io.bellbuoy.rules.match.CompiledPolicy;
import io.bellbuoy.rules.match.CompiledRule;
import io.bellbuoy.rules.match.Verdict;
import io.bellbuoy.schemas.AuditEvent;
import io.bellbuoy.schemas.UnreadableRecordException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries a rule on the events of the last hours, within a time budget. Run by one thread; others may
 * ask for its report and cancel it.
 *
 * <p>It reads parts of the time in such an order that what it has read when its budget is over is
 * spread over the whole of it, and says which fraction that is.
 */
final class HistoryTrial implements Runnable, EventReader.Visitor {

  private static final Logger LOG = LoggerFactory.getLogger(HistoryTrial.class);
  private static final long PROGRESS_NANOS = Duration.ofMillis(250).toNanos();

  private final String id;
  private final CompiledPolicy policy;
  private final Supplier<EventReader> readers;
  private final Duration budget;
  private final Instant from;
  private final Instant to;
  private final Noise noise;
  private final long began = System.nanoTime();
  private volatile boolean cancelled;
  private volatile TrialReport report;
  private long reported = began;
  private long total;
  private long scanned;
  private long excepted;
  private long unreadable;
  private long gone;
  private boolean late;

  /**
   * A trial that has not begun.
   *
   * @param policy as {@link TrialPolicy} makes it
   */
  HistoryTrial(
      String id,
      CompiledPolicy policy,
      Redactor redactor,
      Supplier<EventReader> readers,
      Duration last,
      Duration budget,
      Clock clock) {
    this.id = id;
    this.policy = policy;
    this.readers = readers;
    this.budget = budget;
    this.to = clock.instant();
    this.from = to.minus(last);
    this.noise = new Noise(redactor, from, to);
    this.report = report(State.RUNNING, null);
  }

  /** How far it has come; the same object until it gets further. */
  TrialReport report() {
    return report;
  }

  /** Ends it soon; what it has found stays. */
  void cancel() {
    cancelled = true;
  }

  boolean ended() {
    return report.state() != State.RUNNING;
  }

  @Override
  public void run() {
    try (EventReader reader = readers.get()) {
      Map<TopicPartition, Span> spans = reader.since(from);
      total = Span.size(spans);
      for (Map<TopicPartition, Span> part : Span.spread(spans)) {
        if (goesOn()) {
          reader.read(part, this);
        }
      }
      end(cancelled ? State.CANCELLED : State.DONE, null);
    } catch (InterruptException e) {
      end(State.CANCELLED, null);
    } catch (KafkaException e) {
      LOG.atInfo().log("a trial over history failed: {}", e.getMessage());
      end(State.FAILED, "the events cannot be read: " + e.getMessage());
    } catch (RuntimeException | Error e) {
      LOG.atError().setCause(e).log("a trial over history failed unexpectedly");
      // Whatever it is, who waits for the end must see one.
      end(State.FAILED, "it failed unexpectedly; the console's log says why");
    }
  }

  /** A reader that does not close cleanly does not undo what was found. */
  private void end(State state, @Nullable String problem) {
    if (!ended()) {
      report = report(state, problem);
    }
  }

  @Override
  public boolean goesOn() {
    long now = System.nanoTime();
    if (now - reported > PROGRESS_NANOS) {
      reported = now;
      report = report(State.RUNNING, null);
    }
    late = late || now - began > budget.toNanos();
    return !cancelled && !late;
  }

  @Override
  public void event(ConsumerRecord<byte[], byte[]> record) {
    scanned++;
    noise.scanned(record.timestamp());
    try {
      judge(record);
    } catch (UnreadableRecordException e) {
      unreadable++;
    } catch (RuntimeException | StackOverflowError e) {
      unreadable++;
      LOG.atDebug().setCause(e).log("an event could not be tried");
    }
  }

  private void judge(ConsumerRecord<byte[], byte[]> record) {
    AuditEvent event = AuditEvent.fromRecord(record.key(), record.value(), record.headers());
    Verdict verdict = policy.assess(event.json(), event.attributes());
    if (verdict.unreadable() != null) {
      throw new UnreadableRecordException(verdict.unreadable());
    }
    List<CompiledRule> matching = verdict.alerts();
    CompiledRule rule = TrialPolicy.whole(matching);
    if (rule != null) {
      noise.matched(rule, event, record.timestamp());
    } else if (!matching.isEmpty()) {
      excepted++;
    }
  }

  @Override
  public void empty(long offsets) {
    total -= offsets;
  }

  @Override
  public void gone(long offsets) {
    gone += offsets;
  }

  private TrialReport report(State state, @Nullable String problem) {
    return new TrialReport(
        id,
        state,
        problem,
        from,
        to,
        scanned,
        total,
        total == 0 ? 1 : (double) scanned / total,
        late && scanned < total ? "budget" : null,
        noise.matched(),
        excepted,
        unreadable,
        gone,
        noise.byHour(),
        noise.byUser(),
        noise.byNamespace(),
        noise.sample(),
        Duration.ofNanos(System.nanoTime() - began).toMillis());
  }
}
