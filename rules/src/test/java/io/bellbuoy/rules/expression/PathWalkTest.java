package io.bellbuoy.rules.expression;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.expression.Operand.PathOperand;
import io.bellbuoy.rules.expression.Reading.Read;
import io.bellbuoy.schemas.Attributes;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PathWalkTest {

  /** A star marks a value that was reached as an element of the array at which the path ended. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          a           | {"a":1}                                        | 1
          a           | {"a":"x"}                                      | x
          a           | {"a":true}                                     | true
          a           | {"a":null}                                     | §§
          a           | {}                                             | §§
          a           | {"b":1}                                        | §§
          a           | {"a":{}}                                       | {}
          a           | {"a":{"b":1}}                                  | {…}
          a           | {"a":[]}                                       | §§
          a           | {"a":[1,2]}                                    | 1* 2*
          a           | {"a":[1,null,2]}                               | 1* 2*
          a           | {"a":[[1,2],[3,[4]]]}                          | 1* 2* 3* 4*
          a           | {"a":[{"b":1}]}                                | {…}*
          a.b         | {"a":{"b":1}}                                  | 1
          a.b         | {"a":[{"b":1},{"c":2},{"b":3}]}                | 1 3
          a.b         | {"a":[[{"b":1}],[[{"b":2}]]]}                  | 1 2
          a.b         | {"a":[{"b":[1,2]},{"b":[3]}]}                  | 1* 2* 3*
          a.b         | {"a":"text"}                                   | §§
          a.b         | {"a":[1,"x",{"b":2}]}                          | 2
          a[*]        | {"a":[1,2]}                                    | 1 2
          a[]         | {"a":[1,2]}                                    | 1 2
          a.#         | {"a":[1,2]}                                    | 1 2
          a[*]        | {"a":[[1,2],3]}                                | 1* 2* 3
          a[*][*]     | {"a":[[1,2],3]}                                | 1 2 3
          a[*]        | {"a":"x"}                                      | x
          a[*].b      | {"a":{"b":1}}                                  | 1
          a[*].b      | {"a":[{"b":1},{"b":2}]}                        | 1 2
          a[0]        | {"a":[1,2]}                                    | 1
          a[1]        | {"a":[1,2]}                                    | 2
          a[2]        | {"a":[1,2]}                                    | §§
          a[-1]       | {"a":[1,2]}                                    | 2
          a[-2]       | {"a":[1,2]}                                    | 1
          a[-3]       | {"a":[1,2]}                                    | §§
          a[0]        | {"a":[[1,2],3]}                                | 1* 2*
          a[0][1]     | {"a":[[1,2],3]}                                | 2
          a.b[0]      | {"a":[{"b":[1,2]},{"b":[3]}]}                  | 1 3
          a[0]        | {"a":{"0":"zero"}}                             | zero
          a.0         | {"a":{"0":"zero"}}                             | zero
          a[-1]       | {"a":{"-1":"minus"}}                           | minus
          a[0]        | {"a":"text"}                                   | §§
          a[9999999999999999999] | {"a":[1]}                           | §§
          a['x.y']    | {"a":{"x.y":1,"x":{"y":2}}}                    | 1
          a.x.y       | {"a":{"x.y":1,"x":{"y":2}}}                    | 2
          a.*         | {"a":{"x":1,"y":[2,3],"z":null}}               | 1 2* 3*
          a.*         | {"a":[1,{"b":2}]}                              | 1 {…}
          a.*.b       | {"a":{"x":{"b":1},"y":{"b":2}}}                | 1 2
          a.*         | {"a":1}                                        | §§
          *           | {"a":1,"b":"x"}                                | 1 x
          a..b        | {"a":{"b":1}}                                  | 1
          a..b        | {"a":{"x":{"b":1},"b":2,"y":[{"b":3}]}}        | 1 2 3
          a..b        | {"a":{"b":{"b":{"b":1}}}}                      | {…} {…} 1
          a..b        | {"a":{"b":[{"b":1}]}}                          | {…}* 1
          a..b        | {"a":[[{"b":[1,2]}]]}                          | 1* 2*
          a..b.c      | {"a":{"x":{"b":{"c":1}},"b":[{"c":2}]}}        | 1 2
          a..b[0]     | {"a":{"x":{"b":[1,2]},"b":[3]}}                | 1 3
          a..b        | {"b":1,"a":{}}                                 | §§
          ..b         | {"b":1,"a":{"b":2}}                            | 1 2
          a..0        | {"a":{"0":1,"x":[2]}}                          | 1
          a..*        | {"a":{"x":1,"y":[2,{"z":3}]}}                  | 1 2 {…} 3
          a..*        | {"a":[[[1]]]}                                  | 1
          """)
  void aPathReachesItsValuesInDocumentOrder(String path, String json, String values) {
    assertThat(walk(path, Trial.event(json))).isEqualTo(values);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          a           | {"a":1,"a":2}                  | 1
          a           | {"a":null,"a":2}               | §§
          a.b         | {"a":{"b":1,"b":2},"a":{"b":3}} | 1 2
          *           | {"a":1,"b":2,"a":3}            | 1 2
          *.b         | {"a":{"b":1},"a":{"b":2}}      | 1
          ..b         | {"b":1,"b":2,"a":{"b":3,"b":4}} | 1 3 4
          ..*         | {"a":1,"a":2,"b":{"c":3,"c":4}} | 1 {…} 3 4
          a.*         | {"a":{"b":1,"b":2}}            | 1 2
          a[0]        | {"a":{"0":1,"0":2}}            | 1 2
          a..c        | {"a":[{"c":1,"c":2}]}          | 1 2
          """)
  void ofRepeatedMembersTheFirstCountsAtTheTopAndAllBelow(String path, String json, String values) {
    assertThat(walk(path, Trial.event(json))).isEqualTo(values);
  }

  @Test
  void theSourceIsTheVeryValueOfTheEvent() {
    JsonValue event = Trial.event("{\"a\":[\"x\",\"x\"]}");
    List<Found> found = operand("lowercase", "a").all(Scope.of(event, Attributes.NONE));
    JsonValue.JsonArray array =
        (JsonValue.JsonArray) ((JsonValue.JsonObject) event).members().get(0).value();
    assertThat(found.get(0).source()).isSameAs(array.elements().get(0));
    assertThat(found.get(1).source()).isSameAs(array.elements().get(1));
  }

  @Test
  void aWalkStopsWhenTheVisitorHasEnough() {
    JsonValue event = Trial.event("{\"a\":[1,2,3]}");
    int[] seen = {0};
    boolean stopped =
        fieldPath("a").any(Scope.of(event, Attributes.NONE), (value, listed) -> ++seen[0] == 2);
    assertThat(stopped).isTrue();
    assertThat(seen[0]).isEqualTo(2);
  }

  @Test
  void depthCostsNoStack() {
    String json = "{\"a\":".repeat(9_999) + "1" + "}".repeat(9_999);
    assertThat(walk("a" + ".a".repeat(9_998), Trial.event(json))).isEqualTo("1");
    assertThat(walk("..a", Trial.event(json))).endsWith("{…} 1");
    assertThat(
            walk("a", Trial.event("{\"a\":" + "[".repeat(9_990) + "7" + "]".repeat(9_990) + "}")))
        .isEqualTo("7*");
  }

  @Test
  void widthIsWalkedWhole() {
    String elements =
        IntStream.range(0, 100_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
    JsonValue event = Trial.event("{\"a\":[" + elements + "]}");
    assertThat(fieldPathValues("a", event)).hasSize(100_000);
    assertThat(walk("a[-1]", event)).isEqualTo("99999");
  }

  private static Operand operand(String function, String path) {
    Function called = requireNonNull(Function.of(function));
    return new Operand.Call(called, new PathOperand(path, fieldPath(path)));
  }

  private static FieldPath fieldPath(String path) {
    return ((Read<FieldPath>) FieldPathParser.parse(path, false)).value();
  }

  private static List<Found> fieldPathValues(String path, JsonValue event) {
    return new PathOperand(path, fieldPath(path)).all(Scope.of(event, Attributes.NONE));
  }

  private static String walk(String path, JsonValue event) {
    return fieldPathValues(path, event).stream()
        .map(found -> ValueText.of(found.value()) + (found.listed() ? "*" : ""))
        .collect(Collectors.joining(" "));
  }
}
