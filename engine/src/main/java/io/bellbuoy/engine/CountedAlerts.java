package io.bellbuoy.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Occurrences;
import io.bellbuoy.schemas.Sha256;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Makes the alerts of rules that count. Thread-safe. */
final class CountedAlerts {

  private static final JsonSerde<Alert> ALERTS = new JsonSerde<>(Alert.class);

  private final RecordLimit limit;
  private final Clock clock;

  CountedAlerts(RecordLimit limit, Clock clock) {
    this.limit = limit;
    this.clock = clock;
  }

  /** An alert and its JSON, which fits its topic. */
  record Raised(Alert alert, byte[] json) {}

  /**
   * The alert of the match that makes it enough. Its id says rule, group and when the first match
   * came: the same cause has the same id.
   */
  Raised raise(String group, Match match, Occurrences occurrences) {
    Alert last = ALERTS.read(match.alert().text().getBytes(UTF_8));
    String id =
        new Sha256()
            .addPrefixed(last.rule().id().getBytes(UTF_8))
            .addPrefixed(group.getBytes(UTF_8))
            .addPrefixed(Long.toString(occurrences.from().toEpochMilli()).getBytes(UTF_8))
            .hex();
    return fitting(
        last.withOccurrences(id, clock.instant().truncatedTo(ChronoUnit.MILLIS), occurrences));
  }

  /** The same alert with the final numbers. */
  Raised close(Alert alert, Occurrences occurrences) {
    return fitting(alert.withOccurrences(alert.id(), alert.raisedAt(), occurrences));
  }

  private Raised fitting(Alert alert) {
    byte[] json = ALERTS.write(alert);
    if (json.length <= limit.bytes()) {
      return new Raised(alert, json);
    }
    Alert less = alert.withoutEvent();
    return new Raised(less, ALERTS.write(less));
  }
}
