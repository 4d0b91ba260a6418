package io.bellbuoy.rules.match.differential;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.match.PolicyCompilation.Compiled;
import io.bellbuoy.schemas.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the bytes: a verdict, soon. What is JSON after all is judged as ever; the rest is
 * refused before it comes here, and what is said of it is left open.
 */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
final class BrokenEventsTest {

  private static final int MANY = 200_000;

  @Test
  void anEventThatEndsAnywhereIsAnswered() {
    Trials trials = new Trials(1, 4);
    for (byte[] event : trials.events) {
      int step = Math.max(1, event.length / 60);
      for (int length = 0; length < event.length; length += step) {
        byte[] start = new byte[length];
        System.arraycopy(event, 0, start, 0, length);
        trials.check(start);
      }
    }
    assertThat(trials.unreadable()).isPositive();
  }

  @Test
  void anEventWithWrongBytesIsAnswered() {
    Chance chance = new Chance(2);
    Trials trials = new Trials(2, 4);
    for (int i = 0; i < 400; i++) {
      byte[] event = chance.of(trials.events).clone();
      for (int changes = chance.between(1, 3); changes > 0 && event.length > 0; changes--) {
        event[chance.below(event.length)] =
            chance.oneIn(2) ? odd(chance) : (byte) chance.below(256);
      }
      trials.check(event);
    }
    assertThat(trials.unreadable()).isPositive();
    assertThat(trials.answers()).isPositive();
  }

  @Test
  void bytesThatAreNoEventAtAllAreAnswered() {
    Chance chance = new Chance(3);
    Trials trials = new Trials(3, 4);
    for (int i = 0; i < 400; i++) {
      byte[] noise = new byte[chance.below(80)];
      for (int at = 0; at < noise.length; at++) {
        noise[at] = chance.oneIn(8) ? (byte) chance.below(256) : odd(chance);
      }
      trials.check(noise);
    }
    assertThat(trials.unreadable()).isPositive();
  }

  static Stream<Arguments> large() {
    return Stream.of(
            "[".repeat(MANY),
            "{\"a\":".repeat(MANY),
            "{\"verb\":" + "[".repeat(MANY) + "]".repeat(MANY) + "}",
            "{\"verb\":\"" + "x".repeat(MANY),
            "{\"verb\":\"" + "\\".repeat(MANY) + "\"}",
            "{\"verb\":\"" + "\\u0041".repeat(MANY / 6) + "\"}",
            "{\"" + "k".repeat(MANY) + "\":1}",
            "{\"verb\":" + "9".repeat(MANY) + "}",
            "{\"verb\":1e" + "9".repeat(MANY) + "}",
            "{" + " ".repeat(MANY) + "}",
            "{" + "\"verb\":{},".repeat(MANY / 10) + "\"verb\":1}",
            "{\"a\":[" + "{\"verb\":1},".repeat(MANY / 11) + "1]}",
            "{\"a\":{" + "\"a\":1,".repeat(MANY / 6) + "\"a\":1}}",
            "\"".repeat(MANY),
            "}".repeat(MANY),
            "\u0000".repeat(MANY))
        .map(event -> Arguments.of(Named.of(event.substring(0, 12), event)));
  }

  @ParameterizedTest
  @MethodSource("large")
  void whatIsLargeIsAnsweredWithoutPain(String event) {
    new Trials(4, 2).check(event.getBytes(UTF_8));
  }

  private static byte odd(Chance chance) {
    byte[] odd = "\"\\{}[]:,u0-.eE+ntf \n\u0000".getBytes(ISO_8859_1);
    return chance.oneIn(6)
        ? chance.of((byte) 0x80, (byte) 0xbf, (byte) 0xc0, (byte) 0xed, (byte) 0xff)
        : odd[chance.below(odd.length)];
  }

  /** Some generated policies, and good events for them. */
  private static final class Trials {

    private final List<byte[]> events = new ArrayList<>();
    private final List<Differ> differs = new ArrayList<>();

    private Trials(long seed, int policies) {
      Chance chance = new Chance(seed);
      Events source = new Events(chance);
      TriedPolicies writer = new TriedPolicies(chance);
      while (differs.size() < policies) {
        List<JsonObject> documents = List.of(source.event(), source.event());
        documents.forEach(document -> events.add(source.bytes(document)));
        if (writer.policy(documents, Attributes.NONE).compile() instanceof Compiled compiled) {
          differs.add(Differ.of(compiled.policy()));
        }
      }
    }

    /** Also that the good event that comes next is judged as ever. */
    private void check(byte[] event) {
      for (Differ differ : differs) {
        for (byte[] next : List.of(event, events.get(0))) {
          assertThat(differ.difference(next, Attributes.NONE))
              .as(() -> new String(event, 0, Math.min(event.length, 2_000), ISO_8859_1))
              .isNull();
        }
      }
    }

    private long unreadable() {
      return differs.stream().mapToLong(Differ::unreadable).sum();
    }

    private long answers() {
      return differs.stream().mapToLong(Differ::answers).sum();
    }
  }
}
