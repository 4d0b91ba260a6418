package io.bellbuoy.rules.match.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MemberCursorTest {

  private static final List<String> NAMES = List.of("verb", "user", "a\"b", "requestObject");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'verb':1,'user':2}                  | 0=1 1=2",
        "{ 'user' : {'a':[1]} , 'verb' : 'x'} | 1={'a':[1]} 0='x'",
        "{'verb':1,'verb':2,'user':3}         | 0=1 1=3",
        "{'verb':1,'x':2,'x':3}               | 0=1 -1=2 -1=3",
        "{'a\\\"b':1,'\\u0076erb':2}          | 2=1 0=2",
        "{'verbs':1,'ver':2,'':3}             | -1=1 -1=2 -1=3",
        "{}                                   | ``"
      })
  void itGoesFromMemberToMember(String event, String expected) {
    MemberCursor cursor = cursor();
    for (int round = 0; round < 3; round++) {
      // What it has learnt of one event's order must not show in the next.
      assertThat(members(cursor, "{'user':0,'verb':0,'requestObject':0}")).hasSize(3);
      assertThat(String.join(" ", members(cursor, event))).isEqualTo(expected);
      assertThat(String.join(" ", members(cursor, event))).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "[]", "1", "x"})
  void whatIsNoObjectHasNoBeginning(String text) {
    assertThat(cursor().begin(text.getBytes(UTF_8))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{'verb",
        "{'verb'",
        "{'verb' 1}",
        "{'verb':",
        "{'verb':}",
        "{verb:1}",
        "{'ver\\x':1}",
        "{'verb':{'a':1]"
      })
  void whatIsBrokenIsSaidToBe(String text) {
    MemberCursor cursor = cursor();
    byte[] bytes = text.replace('\'', '"').getBytes(UTF_8);
    assertThat(cursor.begin(bytes)).isTrue();

    int next = cursor.next();
    while (next >= MemberCursor.OTHER && cursor.skip()) {
      next = cursor.next();
    }

    assertThat(next).isNotEqualTo(MemberCursor.END);
  }

  @Test
  void nothingIsReadBeforeItIsAskedFor() {
    MemberCursor cursor = cursor();
    assertThat(cursor.begin("{\"verb\":1,\"user\":}}}nonsense".getBytes(UTF_8))).isTrue();

    assertThat(cursor.next()).isZero();
    assertThat(cursor.skip()).isTrue();
    assertThat(cursor.start()).isEqualTo(8);
    assertThat(cursor.end()).isEqualTo(9);
  }

  private static MemberCursor cursor() {
    EventValues values = new EventValues(1, (slot, some) -> {});
    RootPaths paths = RootPaths.of(List.of(Reach.steps("verb")), NAMES, 100);
    if (paths == null) {
      throw new AssertionError("too many states");
    }
    return new MemberCursor(paths, values);
  }

  private static List<String> members(MemberCursor cursor, String event) {
    byte[] bytes = event.replace('\'', '"').getBytes(UTF_8);
    List<String> members = new ArrayList<>();
    assertThat(cursor.begin(bytes)).isTrue();
    for (int next = cursor.next(); next != MemberCursor.END; next = cursor.next()) {
      assertThat(next).isGreaterThanOrEqualTo(MemberCursor.OTHER);
      assertThat(cursor.skip()).isTrue();
      String value = new String(bytes, cursor.start(), cursor.end() - cursor.start(), UTF_8);
      members.add(next + "=" + value.replace('"', '\''));
    }
    return members;
  }
}
