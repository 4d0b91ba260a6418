package io.bellbuoy.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.Redaction;
import io.bellbuoy.schemas.Attribute;
import io.bellbuoy.schemas.Attributes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageTemplateTest {

  private static final Attributes ATTRIBUTES =
      Attributes.ofCluster("prod-1").with(Attribute.RESOURCE_GROUP, "rg");

  private static final JsonValue EVENT =
      Trial.event(
          """
          {"verb":"create","user":{"username":"bob","groups":["a","b"],"extra":{"x.y":["z"]}},
           "responseStatus":{"code":403},"requestObject":{"yes":true,"none":null,"object":{"secret":"s"},"empty":{},
             "list":[],"brace}":"closed","lines":"a\\nb\\tc\\u0000d\\u2028e\\u202ef","data":{"k1":"v1","k2":"v2"}}}
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          nothing to fill                             | nothing to fill
          §§                                          | §§
          {user.username} used {verb}                 | bob used create
          {user.username}{verb}                       | bobcreate
          groups {user.groups}                        | groups a, b
          {user.groups[0]} and {user.groups[-1]}      | a and b
          {user.extra['x.y']}                         | z
          {user.extra.x\\.y}                          | z
          {requestObject['brace}']}                   | closed
          code {responseStatus.code}                  | code 403
          {requestObject.yes}                         | true
          {user.nope}                                 | -
          {requestObject.none}                        | -
          {requestObject.list}                        | -
          {requestObject.object}                      | {…}
          {requestObject.empty}                       | {}
          {$.verb}                                    | create
          {requestObject.lines}                       | a b c d e f
          {cluster}/{resourceGroup}/{region}          | prod-1/rg/-
          {{literal}}                                 | {literal}
          {{{verb}}}                                  | {create}
          {{}} {verb}                                 | {} create
          """)
  void placeholdersAreFilledWithWhatPathsReach(String template, String message) {
    assertThat(render(template, value -> false)).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      nullValues = "-",
      textBlock =
          """
          {verb                    | 1:1+1 this brace is not closed                  | {{ prints a brace
          a {verb} b {             | 1:12+1 this brace is not closed                 | {{ prints a brace
          a } b                    | 1:3+1 this brace closes nothing                 | }} prints a brace
          {}                       | 1:1+2 the braces are empty                      | {user.username}, or {{}} to print braces
          é😀 {a..}                | 1:4+5 the path ends with a dot: a name is missing | -
          {a[b]}                   | 1:1+6 in brackets stands a number, * or a name in quotes, not `b` | ['b']
          {a..b..c}                | 1:1+9 a path may hold .. once only              | -
          {@}                      | 1:1+3 "@" is the value that a quantifier is at, and no quantifier is around it | any("user.groups", jpath("@") = "system:masters")
          {['x}                    | 1:1+1 this brace is not closed                  | {{ prints a brace
          """)
  void whatIsNoMessageIsRefusedWithItsPlace(String template, String error, String hint) {
    MessageTemplate.Result result = MessageTemplate.parse(template);
    assertThat(result).isInstanceOf(MessageTemplate.Result.Refused.class);
    assertThat(Trial.shown(result.diagnostics())).containsExactly(error);
    assertThat(result.diagnostics().get(0).hint()).isEqualTo(hint);
  }

  @Test
  void everyErrorIsReportedOnItsLine() {
    MessageTemplate.Result result = MessageTemplate.parse("one {a.}\ntwo {verb} {b.}\n  }");
    assertThat(Trial.shown(result.diagnostics()))
        .containsExactly(
            "1:5+4 the path ends with a dot: a name is missing",
            "2:12+4 the path ends with a dot: a name is missing",
            "3:3+1 this brace closes nothing");
  }

  @Test
  void aPathThatNoEventHasIsWarnedOf() {
    MessageTemplate.Result result = MessageTemplate.parse("{usr.username}");
    assertThat(result).isInstanceOf(MessageTemplate.Result.Parsed.class);
    assertThat(Trial.shown(result.diagnostics()))
        .containsExactly("1:1+14 no audit event has a member `usr`");
    assertThat(result.diagnostics().get(0).hint()).isEqualTo("did you mean user?");
  }

  @Test
  void hiddenValuesAreMarked() {
    assertThat(
            render("{requestObject.data.*}", value -> value.equals(new JsonValue.JsonText("v1"))))
        .isEqualTo(Redaction.MARK + ", v2");
    assertThat(render("{verb} {cluster}", value -> true)).isEqualTo(Redaction.MARK + " prod-1");
  }

  @Test
  void hidingIsByIdentity() {
    JsonValue event = Trial.event("{\"verb\":\"x\",\"stage\":\"x\"}");
    JsonValue verb = ((JsonValue.JsonObject) event).members().get(0).value();
    assertThat(template("{verb} {stage}").render(event, ATTRIBUTES, value -> value == verb))
        .isEqualTo(Redaction.MARK + " x");
  }

  @Test
  void theMessagesOwnLineBreaksBecomeSpaces() {
    assertThat(render("a\nb\r\n{verb}", value -> false)).isEqualTo("a b  create");
  }

  @ParameterizedTest
  @CsvSource({"x, 1021", "é, 510", "€, 340", "😀, 255"})
  void aLongValueIsCutAtOneKibibyteWithAMark(String character, int kept) {
    assertThat(message("{verb}", character.repeat(5000))).isEqualTo(character.repeat(kept) + "…");
    String fitting = character.repeat(1024 / bytes(character));
    assertThat(message("{verb}", fitting)).isEqualTo(fitting);
    assertThat(bytes(message("{verb}", fitting + "x"))).isBetween(1021, 1024);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "é", "€", "😀"})
  void aLongMessageIsCutAtEightKibibytesWithAMark(String character) {
    String message = message("{verb} ".repeat(20), character.repeat(250));
    String whole = (character.repeat(250) + " ").repeat(20);
    if (bytes(whole) <= 8192) {
      assertThat(message).isEqualTo(whole);
    } else {
      assertThat(message).endsWith("…");
      assertThat(bytes(message)).isBetween(8189, 8192);
      assertThat(whole).startsWith(message.substring(0, message.length() - 1));
    }
  }

  @Test
  void valuesWithoutEndAreNotAllJoined() {
    String values =
        IntStream.range(0, 100_000)
            .mapToObj(i -> "\"v" + i + "\"")
            .collect(Collectors.joining(","));
    JsonValue event = Trial.event("{\"user\":{\"groups\":[" + values + "]}}");
    String message = template("{user.groups}").render(event, ATTRIBUTES, value -> false);
    assertThat(message).startsWith("v0, v1, ").endsWith("…");
    assertThat(bytes(message)).isEqualTo(8192);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void noCharacterIsCutInHalf(int before) {
    String message = message("{verb}", "x".repeat(before) + "😀".repeat(2000));
    assertThat(message).matches("x{" + before + "}(😀)+…");
    assertThat(bytes(message)).isBetween(1021, 1024);
  }

  @Test
  void halfACharacterIsCutLikeAWholeOne() {
    assertThat(message("{verb}", "\ud800".repeat(2000))).isEqualTo("\ud800".repeat(340) + "…");
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String message(String template, String verb) {
    JsonValue.Member member = new JsonValue.Member("verb", new JsonValue.JsonText(verb));
    return template(template)
        .render(new JsonValue.JsonObject(List.of(member)), Attributes.NONE, value -> false);
  }

  @Test
  void whatComesFromTheEventIsEscapedAndTheTemplateIsNot() {
    assertThat(
            template("*{verb}* {cluster}")
                .render(EVENT, ATTRIBUTES, value -> false, text -> "<" + text + ">"))
        .isEqualTo("*<create>* <prod-1>");
  }

  private static String render(String template, Predicate<JsonValue> hidden) {
    return template(template).render(EVENT, ATTRIBUTES, hidden);
  }

  private static MessageTemplate template(String text) {
    MessageTemplate.Result result = MessageTemplate.parse(text);
    assertThat(result).isInstanceOf(MessageTemplate.Result.Parsed.class);
    return ((MessageTemplate.Result.Parsed) result).template();
  }
}
