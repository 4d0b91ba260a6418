package io.bellbuoy.console.trial;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bellbuoy.schemas.RawJson;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a trial over history has come, and what it has found by then. Immutable.
 *
 * @param problem why it failed; null: it did not
 * @param from the earliest that it reaches, by the time Kafka took the events in
 * @param to when it began
 * @param scanned the events read
 * @param total the events there are in that time
 * @param sampledFraction scanned of total, 0 to 1; less than 1 once it has ended: the counts are of
 *     a sample that is spread over the whole time
 * @param stoppedBy {@code budget} where its time was over before all was read; null: it was not
 * @param matched the events that the rule matches
 * @param excepted those that it would match without its exceptions
 * @param unreadable the events that could not be judged; they are in scanned
 * @param gone the events that left the topic while it ran; they are in total
 * @param byHour all hours, in order
 * @param byUser the users with the most matches
 * @param byNamespace the namespaces with the most matches
 * @param sample some of the matches, chosen by chance
 */
record TrialReport(
    String id,
    State state,
    @Nullable String problem,
    Instant from,
    Instant to,
    long scanned,
    long total,
    double sampledFraction,
    @Nullable String stoppedBy,
    long matched,
    long excepted,
    long unreadable,
    long gone,
    List<Hour> byHour,
    List<Tally.Count> byUser,
    List<Tally.Count> byNamespace,
    List<Match> sample,
    long elapsedMillis) {

  /** When it said that. */
  Instant at() {
    return to.plusMillis(elapsedMillis);
  }

  /** Where a trial stands. */
  enum State {
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("done")
    DONE,
    @JsonProperty("cancelled")
    CANCELLED,
    @JsonProperty("failed")
    FAILED
  }

  /**
   * An hour.
   *
   * @param at its beginning
   * @param n the matches
   * @param scanned the events that were read
   */
  record Hour(Instant at, long n, long scanned) {}

  /**
   * An event that the rule matches, redacted and bounded.
   *
   * @param at when Kafka took it in
   * @param message what the alert would say
   * @param evidence the values that decided; empty where the event is too large to be kept
   * @param event null where it is too large to be kept
   */
  record Match(
      Instant at,
      @Nullable String cluster,
      @Nullable String auditID,
      @Nullable String time,
      @Nullable String user,
      @Nullable String verb,
      @Nullable String resource,
      @Nullable String subresource,
      @Nullable String namespace,
      @Nullable String name,
      @Nullable String responseCode,
      String message,
      List<Asked> evidence,
      @Nullable RawJson event) {}
}
