package io.bellbuoy.rules.count;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.event.JsonValue.JsonText;
import io.bellbuoy.rules.event.JsonValue.Member;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** An event's own time: what counts where there is no log that gives it one. */
public final class EventTime {

  /** Where it stands. */
  public static final String MEMBER = "stageTimestamp";

  private EventTime() {}

  /** When the stage was reached, as the API server says; null where the event does not tell. */
  public static @Nullable Instant of(JsonValue event) {
    if (event instanceof JsonObject object) {
      for (Member member : object.members()) {
        if (member.name().equals(MEMBER)) {
          return member.value() instanceof JsonText text ? parsed(text.text()) : null;
        }
      }
    }
    return null;
  }

  private static @Nullable Instant parsed(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
