package io.bellbuoy.sink.channel.wear;

import io.bellbuoy.schemas.Alert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The one alert that stands for many of a rule in a cluster. It is made of its window alone, so
 * that it is the same, byte for byte, however often it is sent.
 */
public final class Summary {

  /** A tag of the rule by which summaries are told from other alerts. */
  public static final String TAG = "digest";

  /** The path of the evidence that has the number of alerts. */
  public static final String COUNT = "digest.count";

  private static final String SAMPLE = "digest.alert";
  private static final int SAMPLE_CHARACTERS = 200;

  private Summary() {}

  /** Whether the alert is a summary. */
  public static boolean is(Alert alert) {
    return alert.rule().tags().contains(TAG);
  }

  static Alert of(Window window) {
    Alert.RuleReference rule = window.rule();
    String id = Alert.id(window.cluster(), TAG + "/" + window.openedBy(), rule.id());
    return new Alert(
        id,
        window.dueAt(),
        null,
        new Alert.RuleReference(
            rule.id(),
            rule.name(),
            rule.severity(),
            rule.attack(),
            Stream.concat(rule.tags().stream(), Stream.of(TAG)).distinct().toList()),
        window.policyVersion(),
        message(window),
        window.cluster(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        evidence(window),
        null);
  }

  private static String message(Window window) {
    String within = text(Duration.between(window.openedAt(), window.dueAt()));
    String samples = String.join(" | ", window.samples());
    return "%d more of \"%s\" in %s within %s%s"
        .formatted(
            window.count(),
            window.rule().name(),
            window.cluster(),
            within,
            samples.isEmpty() ? "" : ", the first: " + samples);
  }

  private static String text(Duration period) {
    return period.toMillis() % 60_000 == 0
        ? period.toMinutes() + " min"
        : period.toMillis() % 1000 == 0 ? period.toSeconds() + " s" : period.toMillis() + " ms";
  }

  private static List<Alert.Evidence> evidence(Window window) {
    List<Alert.Evidence> evidence = new ArrayList<>();
    evidence.add(new Alert.Evidence(COUNT, Long.toString(window.count())));
    window.samples().forEach(sample -> evidence.add(new Alert.Evidence(SAMPLE, sample)));
    return evidence;
  }

  static String sample(Alert alert) {
    String message = alert.message();
    if (message.length() <= SAMPLE_CHARACTERS) {
      return message;
    }
    int end = Character.isHighSurrogate(message.charAt(SAMPLE_CHARACTERS - 1)) ? 1 : 0;
    return message.substring(0, SAMPLE_CHARACTERS - end) + "…";
  }
}
