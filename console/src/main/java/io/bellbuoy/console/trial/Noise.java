package io.bellbuoy.console.trial;

import io.bellbuoy.rules.event.JsonReader;
import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.Redaction;
import io.bellbuoy.rules.event.Redactor;
import io.bellbuoy.rules.match.CompiledRule;
import io.bellbuoy.schemas.Attribute;
import io.bellbuoy.schemas.AuditEvent;
import io.bellbuoy.schemas.RawJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How noisy a rule is: its matches by hour, user and namespace. Not thread-safe. */
final class Noise {

  private static final int DIFFERENT = 5000;
  private static final int TOP = 10;
  private static final int SAMPLE = 20;
  private static final int MOST_EVENT = 16 << 10;
  private static final int MOST_TEXT = 256;
  private static final String NONE = "-";

  private final Redactor redactor;
  private final Instant first;
  private final Instant last;
  private final TreeMap<Instant, long[]> hours = new TreeMap<>();
  private final Tally users = new Tally(DIFFERENT);
  private final Tally namespaces = new Tally(DIFFERENT);
  private final List<TrialReport.Match> sample = new ArrayList<>();
  private final SplittableRandom chance = new SplittableRandom();
  private long matched;

  /** Between these two times. */
  Noise(Redactor redactor, Instant from, Instant to) {
    this.redactor = redactor;
    this.first = from.truncatedTo(ChronoUnit.HOURS);
    this.last = to.truncatedTo(ChronoUnit.HOURS);
    for (Instant hour = first; !hour.isAfter(last); hour = hour.plus(1, ChronoUnit.HOURS)) {
      hours.put(hour, new long[2]);
    }
  }

  /** An event was read. */
  void scanned(long timestamp) {
    hour(timestamp)[1]++;
  }

  /** The rule matches that event. */
  void matched(CompiledRule rule, AuditEvent event, long timestamp) {
    matched++;
    hour(timestamp)[0]++;
    JsonValue tree = JsonReader.read(event.json());
    Redaction redaction = redactor.of(tree);
    users.add(shown(text(tree, redaction, "user", "username")));
    namespaces.add(shown(text(tree, redaction, "objectRef", "namespace")));
    // Each match has the same chance to be among those that are kept.
    long place = sample.size() < SAMPLE ? sample.size() : chance.nextLong(matched);
    if (place < SAMPLE) {
      TrialReport.Match match = match(rule, event, tree, redaction, timestamp);
      if (place == sample.size()) {
        sample.add(match);
      } else {
        sample.set((int) place, match);
      }
    }
  }

  long matched() {
    return matched;
  }

  List<TrialReport.Hour> byHour() {
    return hours.entrySet().stream()
        .map(hour -> new TrialReport.Hour(hour.getKey(), hour.getValue()[0], hour.getValue()[1]))
        .toList();
  }

  List<Tally.Count> byUser() {
    return users.top(TOP);
  }

  List<Tally.Count> byNamespace() {
    return namespaces.top(TOP);
  }

  List<TrialReport.Match> sample() {
    return List.copyOf(sample);
  }

  /** A broker's clock may differ from ours: what lies outside counts at the edge. */
  private long[] hour(long timestamp) {
    Instant hour = Instant.ofEpochMilli(timestamp).truncatedTo(ChronoUnit.HOURS);
    Instant within = hour.isBefore(first) ? first : hour.isAfter(last) ? last : hour;
    return hours.computeIfAbsent(within, unknown -> new long[2]);
  }

  private static TrialReport.Match match(
      CompiledRule rule, AuditEvent event, JsonValue tree, Redaction redaction, long timestamp) {
    String whole = redaction.write(tree);
    boolean kept = whole.length() <= MOST_EVENT;
    return new TrialReport.Match(
        Instant.ofEpochMilli(timestamp),
        event.attributes().get(Attribute.CLUSTER),
        event.auditID().isEmpty() ? null : Wording.cut(event.auditID(), MOST_TEXT),
        text(tree, redaction, "stageTimestamp"),
        text(tree, redaction, "user", "username"),
        text(tree, redaction, "verb"),
        text(tree, redaction, "objectRef", "resource"),
        text(tree, redaction, "objectRef", "subresource"),
        text(tree, redaction, "objectRef", "namespace"),
        text(tree, redaction, "objectRef", "name"),
        text(tree, redaction, "responseStatus", "code"),
        Wording.cut(rule.message(tree, event.attributes(), redaction), 4 * MOST_TEXT),
        kept
            ? Asked.of(rule.evidence(tree, event.attributes(), redaction), true)
            : List.<Asked>of(),
        kept ? new RawJson(whole) : null);
  }

  private static @Nullable String text(JsonValue tree, Redaction redaction, String... names) {
    JsonValue value = Wording.member(tree, names);
    return value != null && redaction.hides(value)
        ? Redaction.MARK
        : Wording.line(value, MOST_TEXT);
  }

  private static String shown(@Nullable String text) {
    return text == null || text.isEmpty() ? NONE : text;
  }
}
