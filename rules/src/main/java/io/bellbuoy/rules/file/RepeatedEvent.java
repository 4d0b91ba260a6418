package io.bellbuoy.rules.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.rules.count.EventTime;
import io.bellbuoy.rules.event.JsonReader;
import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.event.JsonValue.JsonText;
import io.bellbuoy.rules.event.JsonValue.Member;
import io.bellbuoy.rules.event.JsonWriter;
import io.bellbuoy.schemas.RawJson;
import io.bellbuoy.schemas.Span;
import io.bellbuoy.schemas.Threshold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A test's event that came several times: {@code repeat: 10} with {@code every: 5s} stands for nine
 * like it before it, each with its own {@code stageTimestamp}.
 */
record RepeatedEvent(SourceFile file, Fields test) {

  /** Those before it, the earliest first; none where the test does not repeat it. */
  List<RawJson> before(RawJson event) {
    PlacedText repeat = test.text("repeat");
    PlacedText every = test.text("every");
    if (repeat == null && every == null) {
      return List.of();
    }
    if (repeat == null || every == null) {
      file.error(
          test.place(),
          "`repeat` and `every` belong together",
          "such as `repeat: 10`, `every: 5s`");
      return List.of();
    }
    Integer times = times(repeat);
    Span step = step(every);
    JsonValue json = JsonReader.read(event.text().getBytes(UTF_8));
    Instant last = EventTime.of(json);
    if (last == null) {
      file.error(
          test.place(),
          "the event has no `stageTimestamp` to repeat it from",
          "add one, such as `stageTimestamp: \"2026-01-01T12:00:00Z\"`");
    }
    if (times == null || step == null || last == null || !(json instanceof JsonObject object)) {
      return List.of();
    }
    List<RawJson> before = new ArrayList<>();
    for (int back = times - 1; back > 0; back--) {
      Instant time = last.minus(step.duration().multipliedBy(back));
      before.add(new RawJson(JsonWriter.write(at(object, time))));
    }
    return before;
  }

  private static JsonObject at(JsonObject event, Instant time) {
    return new JsonObject(
        event.members().stream()
            .map(
                member ->
                    member.name().equals(EventTime.MEMBER)
                        ? new Member(member.name(), new JsonText(time.toString()))
                        : member)
            .toList());
  }

  private @Nullable Integer times(PlacedText repeat) {
    if (repeat.text().matches("[0-9]{1,4}")) {
      int times = Integer.parseInt(repeat.text());
      if (times >= 2 && times <= 2 * Threshold.MOST) {
        return times;
      }
    }
    file.error(repeat.place(), "repeat must be a number from 2 to " + 2 * Threshold.MOST, null);
    return null;
  }

  private @Nullable Span step(PlacedText every) {
    try {
      return Span.of(every.text());
    } catch (IllegalArgumentException e) {
      file.error(every.place(), "every must be a number with s, m, h or d", "such as 5s");
      return null;
    }
  }
}
