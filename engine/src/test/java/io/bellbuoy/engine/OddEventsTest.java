package io.bellbuoy.engine;

import static io.bellbuoy.engine.Policies.alert;
import static io.bellbuoy.engine.Policies.first;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.AuditEvent;
import io.bellbuoy.schemas.JsonSerde;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Events made at random out of the members that alerts look at, each with values of any type; among
 * them what is no text: half a character in a name, a byte that is no UTF-8.
 */
class OddEventsTest {

  private static final int EVENTS = 500;
  private static final List<String> NAMES =
      List.of(
          "verb",
          "user",
          "username",
          "groups",
          "uid",
          "objectRef",
          "resource",
          "name",
          "sourceIPs",
          "responseStatus",
          "code",
          "annotations",
          "requestObject",
          "responseObject",
          "data",
          "stringData",
          "kind",
          "metadata",
          "requestURI",
          "impersonatedUser",
          "stageTimestamp",
          "\\ud800",
          "\u00ff");
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1.5e9",
          "1e99999",
          "\"\"",
          "\"Secret\"",
          "\"\\u0000\\ud800\"",
          "\"create\"",
          "\"\u00ff\"",
          "[]",
          "{}",
          "12345678901234567890");

  @TempDir Path state;

  private TopologyRig rig;

  @BeforeEach
  void start() {
    rig = new TopologyRig(state);
    rig.publish(first(1, alert("any", "not jpath(\"verb\") = \"nothing\"")));
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whateverAnEventHoldsItsAlertComesOutAndReadsBack(long seed) {
    Random random = new Random(seed);
    Set<String> expected = new HashSet<>();
    for (int i = 0; i < EVENTS; i++) {
      AuditEvent event = Events.of(object(random, 4).getBytes(ISO_8859_1));
      expected.add(Alert.id("prod-1", event.eventId(), "any"));
      rig.send(event);
    }

    List<Alert> alerts = rig.rawAlerts().stream().map(new JsonSerde<>(Alert.class)::read).toList();
    assertThat(rig.deadLetters()).isEmpty();
    assertThat(alerts).extracting(Alert::id).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(alerts).allSatisfy(alert -> assertThat(alert.event()).isNotNull());
  }

  @Test
  void anEventWithWhatIsNoTextIsJudgedAndItsAlertKeepsIt() {
    String json =
        Events.podJson("odd", "{\"metadata\":{\"labels\":{\"\\ud800\":\"\u00ff\",\"a\":\"b\"}}}");
    rig.send(Events.of(json.getBytes(ISO_8859_1)));

    assertThat(rig.deadLetters()).isEmpty();
    assertThat(rig.rawAlerts())
        .singleElement()
        .satisfies(
            raw -> {
              Alert alert = new JsonSerde<>(Alert.class).read(raw);
              assertThat(alert.message()).contains("odd");
              assertThat(requireNonNull(alert.event()).text())
                  .contains("\"labels\":{\"�\":\"�\",\"a\":\"b\"}");
            });
  }

  private static String object(Random random, int depth) {
    return IntStream.range(0, random.nextInt(8))
        .mapToObj(
            i -> "\"" + NAMES.get(random.nextInt(NAMES.size())) + "\":" + value(random, depth - 1))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String value(Random random, int depth) {
    int kind = depth == 0 ? 0 : random.nextInt(4);
    if (kind == 2) {
      return object(random, depth);
    }
    if (kind == 3) {
      return IntStream.range(0, random.nextInt(4))
          .mapToObj(i -> value(random, depth - 1))
          .collect(Collectors.joining(",", "[", "]"));
    }
    return VALUES.get(random.nextInt(VALUES.size()));
  }
}
