package io.bellbuoy.sink.watch;

import io.bellbuoy.schemas.Alert;
import java.time.Instant;
import java.util.List;

/** An alert about ourselves: of no audit event, and of no rule of the library. */
public final class SelfAlert {

  /** The cluster of what is about no cluster. */
  public static final String CLUSTER = "bellbuoy";

  private SelfAlert() {}

  /** An alert about no cluster. */
  public static Alert of(Alert.RuleReference rule, String occurrence, String message, Instant now) {
    return of(rule, CLUSTER, occurrence, message, now, List.of());
  }

  /**
   * An alert.
   *
   * @param occurrence what it is about, and since when: the same makes the same id
   */
  public static Alert of(
      Alert.RuleReference rule,
      String cluster,
      String occurrence,
      String message,
      Instant now,
      List<Alert.Evidence> evidence) {
    return new Alert(
        Alert.id(cluster, occurrence, rule.id()),
        now,
        now.toString(),
        rule,
        0,
        message,
        cluster,
        null,
        null,
        null,
        null,
        null,
        null,
        "bellbuoy",
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
        evidence,
        null);
  }
}
