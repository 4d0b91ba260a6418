package io.bellbuoy.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.expression.ParseResult.Parsed;
import io.bellbuoy.schemas.Attributes;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QuestionsTest {

  private static final JsonValue EVENT =
      Trial.event(
          """
          {"verb":"create","user":{"username":"bob","groups":["a","b"]},
           "requestObject":{"containers":[{"image":"good"},{"image":"evil"}]}}
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          jpath("verb") = "create"            | jpath("verb") = "create": true verb=create
          jpath("verb") != "create"           | jpath("verb") != "create": false verb=create
          jpath("verb") = "get" and jpath("user.username") = "bob" | jpath("verb") = "get": false verb=create; jpath("user.username") = "bob": true user.username=bob
          (jpath("verb") in ("get", "create")) or cluster = "x" | jpath("verb") in ("get", "create"): true verb=create; cluster = "x": false cluster=-
          not exists(jpath("user.uid"))       | not exists(jpath("user.uid")): true user.uid=-
          "b" = jpath("user.groups")          | "b" = jpath("user.groups"): true user.groups=b
          jpath("user.groups") not contains "z" | jpath("user.groups") not contains "z": true user.groups=a user.groups=b
          any("requestObject.containers", jpath("image") = "evil") | any("requestObject.containers", jpath("image") = "evil"): true requestObject.containers.image=evil
          none("user.groups", jpath("@") = "z") | none("user.groups", jpath("@") = "z"): true user.groups=a user.groups=b
          not (jpath("verb") = "get" or jpath("user.username") = "bob") | jpath("verb") = "get": false verb=create; jpath("user.username") = "bob": true user.username=bob
          true                                | §§
          """)
  void eachComparisonIsAnsweredInItsOwnWords(String expression, String answers) {
    assertThat(answers(expression)).isEqualTo(answers);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          jpath("verb") = "create" and jpath("user.username") = "bob" | jpath("verb") = "create"; jpath("user.username") = "bob"
          jpath("verb") = "get" and jpath("user.username") = "bob" | jpath("verb") = "get"
          jpath("verb") = "get" or jpath("user.username") = "bob" | jpath("user.username") = "bob"
          jpath("verb") = "get" or jpath("user.username") = "eve" | jpath("verb") = "get"; jpath("user.username") = "eve"
          jpath("verb") = "create" and (jpath("user.username") = "eve" or cluster = "x") | jpath("user.username") = "eve"; cluster = "x"
          (jpath("verb") = "create" and cluster = "x") or jpath("user.username") = "bob" | jpath("user.username") = "bob"
          not (jpath("verb") = "get" or jpath("user.username") = "bob") | jpath("user.username") = "bob"
          not (jpath("verb") = "get" and jpath("user.username") = "bob") | jpath("verb") = "get"
          jpath("verb") = "create" or jpath("verb") != "create" | jpath("verb") = "create"
          """)
  void whatDecidedIsTold(String expression, String decided) {
    assertThat(
            questions(expression).answers(EVENT, Attributes.NONE).stream()
                .filter(Questions.Answer::decided)
                .map(Questions.Answer::written)
                .collect(Collectors.joining("; ")))
        .isEqualTo(decided);
  }

  @Test
  void aQuestionOverSeveralLinesIsWrittenOnOne() {
    String expression =
        """
        any(
          "requestObject.containers",
          jpath("image") = "evil"
            or jpath("image") = "worse"
        )""";

    assertThat(questions(expression).answers(EVENT, Attributes.NONE))
        .extracting(Questions.Answer::written)
        .containsExactly(
            "any( \"requestObject.containers\", jpath(\"image\") = \"evil\" or jpath(\"image\") ="
                + " \"worse\" )");
  }

  @Test
  void theNumberOfAnswersIsBounded() {
    String chain =
        IntStream.range(0, 500)
            .mapToObj(i -> "jpath(\"a" + i + "\") = 1")
            .collect(Collectors.joining(" or "));

    assertThat(answers(chain).split("; ")).hasSize(100);
  }

  private static String answers(String expression) {
    return questions(expression).answers(EVENT, Attributes.NONE).stream()
        .map(
            answer ->
                answer.written()
                    + ": "
                    + answer.holds()
                    + answer.findings().stream()
                        .map(found -> " " + found.path() + "=" + found.value())
                        .collect(Collectors.joining()))
        .collect(Collectors.joining("; "));
  }

  private static Questions questions(String expression) {
    return new Questions(expression, (Parsed) Trial.parse(expression));
  }
}
