package io.bellbuoy.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.expression.FieldPath.Start;
import io.bellbuoy.rules.expression.Reading.Read;
import io.bellbuoy.rules.expression.Reading.Unreadable;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class FieldPathParserTest {

  private static final Step A = new Step.Member("a");
  private static final Step B = new Step.Member("b");

  static Stream<Arguments> paths() {
    return Stream.of(
        path("a", A),
        path("a.b", A, B),
        path("a.b.a", A, B, A),
        path("a[*]", A, new Step.Elements()),
        path("a[]", A, new Step.Elements()),
        path("a.#", A, new Step.Elements()),
        path("a.#.b", A, new Step.Elements(), B),
        path("a[].b", A, new Step.Elements(), B),
        path("a[0]", A, new Step.Element(0, "0")),
        path("a.0", A, new Step.Element(0, "0")),
        path("a[-1]", A, new Step.Element(-1, "-1")),
        path("a.-1", A, new Step.Element(-1, "-1")),
        path("a[12][3]", A, new Step.Element(12, "12"), new Step.Element(3, "3")),
        path("[1].a", new Step.Element(1, "1"), A),
        path("a['x.y/z']", A, new Step.Member("x.y/z")),
        path("a[\"x.y/z\"]", A, new Step.Member("x.y/z")),
        path("a.x\\.y/z", A, new Step.Member("x.y/z")),
        path("a['it\\'s']", A, new Step.Member("it's")),
        path("a['x]y']", A, new Step.Member("x]y")),
        path("['a'].b", A, B),
        path("a['b']['a']", A, B, A),
        path("a.*", A, new Step.Everything()),
        path("*", new Step.Everything()),
        path("*.b", new Step.Everything(), B),
        path("a.\\*", A, new Step.Member("*")),
        path("a.\\#", A, new Step.Member("#")),
        path("a.\\0", A, new Step.Member("0")),
        path("a.\\[b\\]", A, new Step.Member("[b]")),
        path("a\\\\.b", new Step.Member("a\\"), B),
        path("a..b", A, new Step.Descendants("b")),
        path("..b", new Step.Descendants("b")),
        path("a..b.a", A, new Step.Descendants("b"), A),
        path("a..['x.y']", A, new Step.Descendants("x.y")),
        path("a..0", A, new Step.Descendants("0")),
        path("a..*", A, new Step.AllDescendants()),
        path("..*", new Step.AllDescendants()),
        path("a..b[0]", A, new Step.Descendants("b"), new Step.Element(0, "0")),
        path("@type", new Step.Member("@type")),
        path("a.@type", A, new Step.Member("@type")),
        path("$x", new Step.Member("$x")),
        path("a b.c-d", new Step.Member("a b"), new Step.Member("c-d")),
        path("délète.😀", new Step.Member("délète"), new Step.Member("😀")),
        path("$.a", A),
        path("$['a']", A),
        path("$..b", new Step.Descendants("b")),
        path("$[0]", new Step.Element(0, "0")),
        path("a[9999999999999999999]", A, new Step.Element(1L << 60, "9999999999999999999")),
        path("a[-9999999999999999999]", A, new Step.Element(-1L << 60, "-9999999999999999999")));
  }

  private static Arguments path(String text, Step... steps) {
    return Arguments.of(text, List.of(steps));
  }

  @ParameterizedTest
  @MethodSource("paths")
  void everyFormOfAPathIsRead(String text, List<Step> steps) {
    assertThat(FieldPathParser.parse(text, false))
        .isEqualTo(new Read<>(new FieldPath(Start.EVENT, steps)));
  }

  @Test
  void insideAQuantifierPathsBeginAtItsValue() {
    assertThat(FieldPathParser.parse("a.b", true))
        .isEqualTo(new Read<>(new FieldPath(Start.HERE, List.of(A, B))));
    assertThat(FieldPathParser.parse("@", true))
        .isEqualTo(new Read<>(new FieldPath(Start.HERE, List.of())));
    assertThat(FieldPathParser.parse("$.a.b", true))
        .isEqualTo(new Read<>(new FieldPath(Start.EVENT, List.of(A, B))));
    assertThat(FieldPathParser.parse("$x", true))
        .isEqualTo(new Read<>(new FieldPath(Start.HERE, List.of(new Step.Member("$x")))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          §§       | the path is empty
          .        | a name is missing in the path, before its character 1
          .a       | a name is missing in the path, before its character 1
          a.       | the path ends with a dot: a name is missing
          a..      | the path ends with a dot: a name is missing
          ..       | the path ends with a dot: a name is missing
          a...b    | a name is missing in the path, before its character 4
          a.[0]    | a name is missing in the path, before its character 3
          😀.[0]   | a name is missing in the path, before its character 3
          a..b..c  | a path may hold .. once only
          ..a..b   | a path may hold .. once only
          a..[0]   | after .. stands the name of a member
          a..[*]   | after .. stands the name of a member
          a..#     | after .. stands the name of a member
          a..*.b   | ..* reaches everything already: nothing may follow it
          a..*[0]  | ..* reaches everything already: nothing may follow it
          a[       | a bracket is not closed in the path
          a[0      | a bracket is not closed in the path
          a['']    | a name is missing in the path, before its character 4
          a..[""]  | a name is missing in the path, before its character 6
          [''].a   | a name is missing in the path, before its character 3
          a['x     | a bracket is not closed in the path
          a['x'    | a bracket is not closed in the path
          a['x'y]  | a bracket is not closed in the path
          a[b]     | in brackets stands a number, * or a name in quotes, not `b`
          a[1.5]   | in brackets stands a number, * or a name in quotes, not `1.5`
          a[ 0]    | in brackets stands a number, * or a name in quotes, not ` 0`
          a[-]     | in brackets stands a number, * or a name in quotes, not `-`
          a[0]b    | a dot is missing after ] in the path
          a['x']b  | a dot is missing after ] in the path
          a]       | a ] stands in the path without its [
          a.b]c    | a ] stands in the path without its [
          a\\      | the path ends after a backslash
          $        | "$" is the whole event; a path goes on from there
          $.       | the path is empty
          @        | "@" is the value that a quantifier is at, and no quantifier is around it
          @.a      | "@" stands alone: paths inside a quantifier begin at its value by themselves
          @[0]     | "@" stands alone: paths inside a quantifier begin at its value by themselves
          """)
  void whatIsNoPathIsRefused(String text, String message) {
    assertThat(FieldPathParser.parse(text, false))
        .isInstanceOfSatisfying(
            Unreadable.class, unreadable -> assertThat(unreadable.message()).isEqualTo(message));
  }

  @Test
  void hintsSayHowItIsWritten() {
    assertThat(hint("a[b]")).isEqualTo("['b']");
    assertThat(hint("@.image")).isEqualTo("jpath(\"image\")");
    assertThat(hint("$")).isEqualTo("jpath(\"$.user.username\")");
  }

  private static @Nullable String hint(String text) {
    return FieldPathParser.parse(text, true) instanceof Unreadable<FieldPath> unreadable
        ? unreadable.hint()
        : "it was read";
  }
}
