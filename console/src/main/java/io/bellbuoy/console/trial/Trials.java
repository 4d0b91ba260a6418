package io.bellbuoy.console.trial;

import io.bellbuoy.console.http.Caller;
import io.bellbuoy.console.http.ProblemException;
import io.bellbuoy.rules.event.Redactor;
import io.bellbuoy.rules.match.CompiledPolicy;
import io.bellbuoy.schemas.Role;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * The trials over history of this console: a bounded number runs, and results are kept for a while.
 * Thread-safe.
 */
final class Trials implements AutoCloseable {

  private static final int ID_BYTES = 16;
  private static final long RETRY_SECONDS = 5;

  private final TrialLimits limits;
  private final Redactor redactor;
  private final Supplier<EventReader> readers;
  private final Clock clock;
  private final ExecutorService threads;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Kept> trials = new LinkedHashMap<>();

  private record Kept(String owner, HistoryTrial trial) {}

  /**
   * No trials yet.
   *
   * @param readers makes a new one at each call
   */
  Trials(TrialLimits limits, Redactor redactor, Supplier<EventReader> readers, Clock clock) {
    this.limits = limits;
    this.redactor = redactor;
    this.readers = readers;
    this.clock = clock;
    this.threads =
        Executors.newFixedThreadPool(
            limits.atOnce(),
            work -> {
              Thread thread = new Thread(work, "trial");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Starts one; returns its id.
   *
   * @param last how far back it reaches
   * @throws ProblemException 429 where too many run
   */
  synchronized String start(String owner, CompiledPolicy policy, Duration last) {
    forgetOld();
    long running = trials.values().stream().filter(kept -> !kept.trial().ended()).count();
    long own =
        trials.values().stream()
            .filter(kept -> !kept.trial().ended() && kept.owner().equals(owner))
            .count();
    if (own >= limits.ofOne()) {
      throw tooMany("%d of your trials run already".formatted(own));
    }
    if (running >= limits.atOnce()) {
      throw tooMany("%d trials run already".formatted(running));
    }
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    String id = HexFormat.of().formatHex(bytes);
    HistoryTrial trial =
        new HistoryTrial(id, policy, redactor, readers, last, limits.budget(), clock);
    trials.put(id, new Kept(owner, trial));
    threads.execute(trial);
    return id;
  }

  /**
   * How far one has come.
   *
   * @throws ProblemException 404 where the caller has none of that id
   */
  synchronized TrialReport report(String id, Caller caller) {
    forgetOld();
    return of(id, caller).report();
  }

  /**
   * Ends one that runs; forgets one that has ended.
   *
   * @throws ProblemException 404 where the caller has none of that id
   */
  synchronized void cancel(String id, Caller caller) {
    HistoryTrial trial = of(id, caller);
    if (trial.ended()) {
      trials.remove(id);
    } else {
      trial.cancel();
    }
  }

  private HistoryTrial of(String id, Caller caller) {
    Kept kept = trials.get(id);
    if (kept == null || !(kept.owner().equals(caller.name()) || caller.may(Role.ADMIN))) {
      throw ProblemException.of(
          404,
          "you have no such trial at this console; results are kept for %d minutes, start it again"
              .formatted(limits.kept().toMinutes()));
    }
    return kept.trial();
  }

  private static ProblemException tooMany(String what) {
    return ProblemException.of(429, what + "; wait for one to end, or cancel one")
        .retryAfter(RETRY_SECONDS);
  }

  private void forgetOld() {
    Instant oldest = clock.instant().minus(limits.kept());
    long surplus = trials.values().stream().filter(kept -> kept.trial().ended()).count();
    surplus -= limits.mostKept();
    Iterator<Kept> all = trials.values().iterator();
    while (all.hasNext()) {
      TrialReport report = all.next().trial().report();
      boolean ended = report.state() != TrialReport.State.RUNNING;
      if (ended && (surplus > 0 || report.at().isBefore(oldest))) {
        all.remove();
        surplus--;
      }
    }
  }

  /** Cancels all. */
  @Override
  public synchronized void close() {
    trials.values().forEach(kept -> kept.trial().cancel());
    threads.shutdownNow();
  }
}
