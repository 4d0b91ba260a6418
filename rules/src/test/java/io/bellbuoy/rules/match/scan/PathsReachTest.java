package io.bellbuoy.rules.match.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.event.JsonReader;
import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.expression.EventPaths;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paths followed over the bytes reach what they reach in a tree. */
final class PathsReachTest {

  private static final List<String> MEMBERS = List.of("a", "b", "verb");
  private static final String[] PATHS = {
    "a",
    "b",
    "a.b",
    "a.a",
    "a.b.c",
    "a[0]",
    "a[1].b",
    "a[-1]",
    "a[-2].b",
    "a[*]",
    "a[*].b",
    "a.#.c",
    "a.*",
    "a.*.b",
    "*",
    "*.a",
    "*.*",
    "..a",
    "..b",
    "a..b",
    "a..b.c",
    "..*",
    "a..*",
    "b[0][1]",
    "b[*][0]",
    "..0",
    "['x.y']",
    "a['x.y'].b",
    "[0].a",
    "[*].a.b",
    "c",
    "..a.b",
    "a..long-name-of-a-member",
    "é",
    "a.é",
    "..😀",
    "a..a[*].b",
    "a..b[0]",
    "*.b[-1]"
  };

  @Test
  void theyReachWhatTheyReachInATree() {
    Reach reach = new Reach(MEMBERS, PATHS);
    int reached = 0;
    for (int seed = 0; seed < 4_000; seed++) {
      String json = new RandomJson(seed).object(5);
      assertThat(reach.read(json.getBytes(UTF_8))).as("%d: %s", seed, json).isTrue();
      JsonValue tree = JsonReader.read(json.getBytes(UTF_8));
      for (int path = 0; path < PATHS.length; path++) {
        List<JsonValue> values = EventPaths.of(PATHS[path]).values(tree);
        List<String> texts =
            values.stream().filter(PathsReachTest::hasText).map(PathsReachTest::text).toList();
        assertThat(reach.texts(path).stream().map(t -> t.replaceFirst("\\*$", "")))
            .as("%d: %s in %s", seed, PATHS[path], json)
            .containsExactlyInAnyOrderElementsOf(texts);
        assertThat(reach.count(path)).isEqualTo(values.size());
        reached += values.size();
      }
    }
    assertThat(reached).isGreaterThan(10_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a      | {'a':'x'}                           | x",
        "a      | {'a':'x','a':'y'}                   | x",
        "a.b    | {'a':{'b':'x','b':'y'}}             | x y",
        "a      | {'a':['x',['y'],null,{}]}           | x* y*",
        "a[*]   | {'a':['x',['y']]}                   | x y*",
        "a[-1]  | {'a':['x','y','z']}                 | z",
        "a[-3]  | {'a':['x','y','z']}                 | x",
        "a[-4]  | {'a':['x','y','z']}                 | ''",
        "a[-1]  | {'a':[['x','y'],['z']]}             | z*",
        "a..*   | {'a':{'b':['x',{'c':'y'}]}}         | x y",
        "..b    | {'b':'x','a':{'b':'y'},'b':'z'}     | x y",
        "*      | {'q':'x','r':'y','q':'z'}           | x y",
        "..c    | {'c':'x','\\u0063':'y'}             | x",
        "a.b    | {'\\u0061':{'\\u0062':'\\u0078'}}   | x"
      })
  void theyReach(String path, String event, String expected) {
    Reach reach = new Reach(MEMBERS, path);

    assertThat(reach.read(event.replace('\'', '"').getBytes(UTF_8))).isTrue();

    assertThat(String.join(" ", reach.texts(0))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a | {'a':[]}       | true",
        "a | {'a':{}}       | true",
        "a | {'a':null}     | false",
        "a | {'a':[null]}   | true",
        "a | {}             | false",
        "a.b | {'a':[{},{'b':[]}]} | true",
        "a..* | {'a':[[]]}  | false"
      })
  void anythingButNullIsThere(String path, String event, boolean expected) {
    Reach reach = new Reach(MEMBERS, path);

    reach.read(event.replace('\'', '"').getBytes(UTF_8));

    assertThat(reach.present(0)).isEqualTo(expected);
  }

  @Test
  void moreValuesThanAreKeptAreToldOfBefore() {
    Reach reach = new Reach(MEMBERS, "a");
    String event = "{\"a\":[" + "1,".repeat(9_999) + "2]}";

    assertThat(reach.read(event.getBytes(UTF_8))).isTrue();

    assertThat(reach.texts(0)).hasSize(10_000).endsWith("2*");
    assertThat(reach.count(0)).isEqualTo(10_000);
  }

  @Test
  void whatOneEventReachesIsForgottenInTheNext() {
    Reach reach = new Reach(MEMBERS, "a");
    reach.read("{\"a\":\"\\u0078\"}".getBytes(UTF_8));

    reach.read("{}".getBytes(UTF_8));

    assertThat(reach.texts(0)).isEmpty();
    assertThat(reach.present(0)).isFalse();
  }

  @Test
  void depthCostsNoStack() {
    Reach reach = new Reach(MEMBERS, "..b", "a.c");
    String deep = "{\"a\":" + "[".repeat(9_000) + "{\"b\":1}" + "]".repeat(9_000) + "}";
    String tooDeep = "{\"a\":" + "{\"q\":".repeat(20_000) + "1" + "}".repeat(20_000) + "}";

    assertThat(reach.read(deep.getBytes(UTF_8))).isTrue();
    assertThat(reach.texts(0)).containsExactly("1");
    assertThat(reach.read(tooDeep.getBytes(UTF_8))).isFalse();
  }

  private static boolean hasText(JsonValue value) {
    return !(value instanceof JsonValue.JsonObject);
  }

  private static String text(JsonValue value) {
    if (value instanceof JsonValue.JsonText text) {
      return text.text();
    }
    return value instanceof JsonValue.JsonNumber number
        ? number.text()
        : Boolean.toString(((JsonValue.JsonBoolean) value).value());
  }
}
