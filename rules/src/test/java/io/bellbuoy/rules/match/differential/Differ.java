package io.bellbuoy.rules.match.differential;

import io.bellbuoy.rules.match.CompiledPolicy;
import io.bellbuoy.rules.match.CompiledRule;
import io.bellbuoy.rules.match.PlainReading;
import io.bellbuoy.rules.match.Verdict;
import io.bellbuoy.schemas.Attributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds a reading of a policy against the plain one. Both answer with the policy's own rules, so
 * that the same rule means the same message and the same evidence. For one thread.
 */
final class Differ {

  /** Of so many events one is asked of every rule by itself. */
  private static final int SAMPLE = 4;

  private final Reading reading;
  private final PlainReading plain;
  private final int rules;
  private long events;
  private long answers;
  private long matches;
  private long unreadable;

  Differ(CompiledPolicy policy, Reading reading) {
    this.reading = reading;
    this.plain = new PlainReading(policy.match(), policy.rules());
    this.rules = policy.rules().size();
  }

  static Differ of(CompiledPolicy policy) {
    return new Differ(policy, Reading.of(policy));
  }

  /** How the two differ on an event; null where they do not. */
  @Nullable String difference(byte[] event, Attributes attributes) {
    Verdict expected = plain.assess(event, attributes);
    Verdict actual;
    try {
      actual = reading.assess(event, attributes);
    } catch (RuntimeException | StackOverflowError e) {
      return "it threw " + e + at(e);
    }
    if (expected.unreadable() != null) {
      // Broken events are refused long before. What is said of one is left open; that something is,
      // is not.
      unreadable++;
      return null;
    }
    if (!same(expected, actual)) {
      return "the verdict is " + shown(actual) + " and not " + shown(expected);
    }
    return events++ % SAMPLE == 0 ? differenceInMatching(event, attributes) : null;
  }

  private @Nullable String differenceInMatching(byte[] event, Attributes attributes) {
    List<CompiledRule> expected = plain.matching(event, attributes);
    List<CompiledRule> actual = reading.matching(event, attributes);
    answers += rules;
    matches += expected.size();
    return identical(expected, actual)
        ? null
        : "those that match are " + ids(actual) + " and not " + ids(expected);
  }

  /** How often rules were asked by themselves about an event that could be read. */
  long answers() {
    return answers;
  }

  /** How often they matched. */
  long matches() {
    return matches;
  }

  /** How many events could not be read. */
  long unreadable() {
    return unreadable;
  }

  private static boolean same(Verdict one, Verdict other) {
    return identical(one.alerts(), other.alerts())
        && identical(one.shadows(), other.shadows())
        && one.ignoredBy() == other.ignoredBy()
        && other.unreadable() == null;
  }

  private static boolean identical(List<CompiledRule> some, List<CompiledRule> others) {
    if (some.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < some.size(); i++) {
      if (some.get(i) != others.get(i)) {
        return false;
      }
    }
    return true;
  }

  private static String shown(Verdict verdict) {
    if (verdict.unreadable() != null) {
      return "unreadable (" + verdict.unreadable() + ")";
    }
    CompiledRule ignoredBy = verdict.ignoredBy();
    return "alerts %s, shadows %s, ignored by %s"
        .formatted(
            ids(verdict.alerts()),
            ids(verdict.shadows()),
            ignoredBy == null ? "none" : ignoredBy.entry().rule().id());
  }

  private static List<String> ids(List<CompiledRule> rules) {
    return rules.stream().map(rule -> rule.entry().rule().id()).toList();
  }

  private static String at(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    return trace.length == 0 ? "" : " at " + trace[0];
  }
}
