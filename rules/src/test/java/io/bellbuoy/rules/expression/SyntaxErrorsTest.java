package io.bellbuoy.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SyntaxErrorsTest {

  /** One error each: column, length and message; then the hint. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      nullValues = "-",
      textBlock =
          """
          §§                             | 1+1 the expression is empty                                | jpath("verb") = "create"
          # a comment                    | 1+1 the expression is empty                                | jpath("verb") = "create"
          jpath("verb") =                | 16+1 a value is missing after `=`                          | -
          jpath("verb") = "x" and        | 24+1 a condition is missing after `and`                    | -
          not                            | 4+1 a condition is missing after `not`                     | -
          and true                       | 1+3 a condition is expected at the start, not `and`        | -
          ()                             | 2+1 a condition is expected after `(`, not `)`             | -
          true and or true               | 10+2 a condition is expected after `and`, not `or`         | -
          jpath("verb") = = "x"          | 17+1 a value is expected after `=`, not `=`                | -
          jpath("verb") = not "x"        | 17+3 a value is expected after `=`, not `not`              | -
          jpath("verb") = /x/            | 17+3 a regular expression stands after `matches` or `contains` only | jpath("userAgent") matches /x/
          jpath("verb") = @bots          | 17+5 a list stands after `in` only                         | in @bots
          (true                          | 6+1 a closing parenthesis is missing                       | )
          true)                          | 5+1 this closing parenthesis has no opening one            | -
          true true                      | 6+4 `and` or `or` is missing before `true`                 | -
          true, false                    | 5+1 a comma stands in sets and quantifiers only            | and, or
          jpath("verb") "x"              | 15+3 an operator is missing before `"x"`                   | = "x"
          jpath("verb") like "x"         | 15+4 there is no operator `like`                           | =, !=, <, <=, >, >=, in, contains, startswith, endswith, matches
          jpath("verb") not = "x"        | 19+1 after `not` stands in, contains, startswith, endswith or matches | !=
          jpath("verb") not              | 18+1 after `not` stands in, contains, startswith, endswith or matches | -
          jpath                          | 6+1 after `jpath` stands its path in parentheses           | jpath("verb")
          jpath "verb" = "x"             | 7+6 after `jpath` stands its path in parentheses           | jpath("verb")
          jpath(verb) = "x"              | 7+4 `jpath` takes one path in double quotes                | jpath("verb")
          jpath() = "x"                  | 7+1 `jpath` takes one path in double quotes                | jpath("verb")
          lowercase(jpath(1)) = "x"      | 17+1 `jpath` takes one path in double quotes               | an element is asked for behind its array: jpath("sourceIPs[1]")
          lowercase(jpath()) = "x"       | 17+1 `jpath` takes one path in double quotes               | jpath("verb")
          lowercase(jpath(verb)) = "x"   | 17+4 `jpath` takes one path in double quotes               | jpath("verb")
          exists(jpath(true))            | 14+4 `jpath` takes one path in double quotes               | jpath("verb")
          jpath(jpath("verb")) = "x"     | 7+5 `jpath` takes one path in double quotes                | one jpath is enough: jpath("verb")
          jpath(lowercase("verb")) = "x" | 7+9 `jpath` takes one path in double quotes                | lowercase(jpath("…"))
          jpath("verb" = "x"             | 14+1 a closing parenthesis is missing after the path       | )
          jpath("verb", "x") = "x"       | 13+1 a closing parenthesis is missing after the path       | )
          exists jpath("verb")           | 8+5 an opening parenthesis is missing, not `jpath`         | (
          exists(jpath("verb")           | 21+1 a closing parenthesis is missing                      | )
          jpath("verb") in               | 17+1 after `in` stands a set in parentheses, cidr(…) or the name of a list | in ("create", "update")
          jpath("verb") in create        | 18+6 after `in` stands a set in parentheses, cidr(…) or the name of a list, not `create` | in @create
          jpath("verb") in 5             | 18+1 after `in` stands a set in parentheses, cidr(…) or the name of a list, not `5` | in ("create", "update")
          jpath("verb") in ()            | 19+1 a set holds texts in double quotes and integers, not `)` | -
          jpath("verb") in (create)      | 19+6 a set holds texts in double quotes and integers, not `create` | "create"
          jpath("verb") in (true)        | 19+4 a set holds texts in double quotes and integers, not `true` | -
          jpath("verb") in ("a",)        | 23+1 a set holds texts in double quotes and integers, not `)` | -
          jpath("verb") in ("a" "b")     | 23+3 a comma or a closing parenthesis is missing, not `"b"` | -
          jpath("verb") in ("a"          | 22+1 a comma or a closing parenthesis is missing           | -
          jpath("verb") in ("a", @bots)  | 24+5 a set holds texts in double quotes and integers, not `@bots` | -
          jpath("ip") in cidr()          | 21+1 `cidr` takes address blocks in double quotes and names of lists, not `)` | cidr("10.0.0.0/8", @office)
          jpath("ip") in cidr "::/0"     | 21+6 an opening parenthesis is missing, not `"::/0"`       | (
          jpath("verb") matches 5        | 23+1 `matches` takes a regular expression or a text, not `5` | §matches /create|update/§
          jpath("verb") matches          | 22+1 `matches` takes a regular expression or a text        | §matches /create|update/§
          jpath("verb") contains         | 23+1 a value is missing after `contains`                   | -
          any("x")                       | 8+1 a quantifier takes a path in double quotes, a comma and a condition, not `)` | any("requestObject.spec.containers", jpath("image") contains "evil")
          any(jpath("x"), true)          | 5+5 a quantifier takes a path in double quotes, a comma and a condition, not `jpath` | any("requestObject.spec.containers", jpath("image") contains "evil")
          any                            | 4+1 a quantifier takes a path in double quotes, a comma and a condition | any("requestObject.spec.containers", jpath("image") contains "evil")
          any("x", )                     | 10+1 a condition is expected after `,`, not `)`            | -
          any("x", true                  | 14+1 a closing parenthesis is missing                      | )
          every("x", true)               | 10+1 `every` is no quantifier: known are any, all and none | any("requestObject.spec.containers", …)
          count(jpath("x"), 1) = 2       | 17+1 a function takes one value: a closing parenthesis is missing | )
          """)
  void whatIsNoSentenceOfTheLanguageIsExplained(String text, String error, String hint) {
    ParseResult result = Trial.parse(text);
    assertThat(result).isInstanceOf(ParseResult.Refused.class);
    assertThat(Trial.shown(result.diagnostics())).containsExactly("1:" + error);
    assertThat(result.diagnostics().get(0).hint()).isEqualTo(hint);
  }

  /** What people bring along from other languages costs one error and one hint. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      nullValues = "-",
      textBlock =
          """
          jpath("verb") == "x"           | 15+2 `==` is written `=` here            | write =
          jpath("verb") === "x"          | 15+3 `===` is written `=` here           | write =
          jpath("code") => 1             | 15+2 `=>` is written `>=` here           | write >=
          jpath("code") =< 1             | 15+2 `=<` is written `<=` here           | write <=
          jpath("verb") <> "x"           | 15+2 `<>` is written `!=` here           | write !=
          jpath("verb") =~ /x/           | 15+2 `=~` is written `matches` here      | write matches
          true && true                   | 6+2 `&&` is written `and` here           | write and
          true & true                    | 6+1 `&` is written `and` here            | write and
          §true || true§                 | §6+2 `||` is written `or` here§          | write or
          !true                          | 1+1 `!` is written `not` here            | write not
          !(true)                        | 1+1 `!` is written `not` here            | write not
          true AND true                  | 6+3 keywords are lower-case: `AND` is written `and` | write and
          NOT true                       | 1+3 keywords are lower-case: `NOT` is written `not` | write not
          True                           | 1+4 keywords are lower-case: `True` is written `true` | write true
          jpath("a") startsWith "x"      | 12+10 keywords are lower-case: `startsWith` is written `startswith` | write startswith
          jPath("verb") = "x"            | 1+5 keywords are lower-case: `jPath` is written `jpath` | write jpath
          jpath('verb') = "x"            | 7+6 texts stand in double quotes         | write "verb"
          jpath("verb") = 'say "x"'      | 17+9 texts stand in double quotes        | write "say \\"x\\""
          jpath("verb") = “x”            | 17+3 texts stand in double quotes        | write "x"
          jpath("code") = 1.5            | 17+3 only integers stand without quotes; other numbers stand in double quotes | write "1.5"
          jpath("code") > 1e3            | 17+3 only integers stand without quotes; other numbers stand in double quotes | write "1e3"
          jpath("ip") = 10.0.0.1         | 15+8 an address or a version stands in double quotes | write "10.0.0.1"
          jpath("ip") in cidr(10.0.0.0/8) | 21+10 an address or a version stands in double quotes | write "10.0.0.0/8"
          jpath("verb") = "x             | 17+2 the text is not closed on its line: a " is missing | -
          jpath("verb") matches /x       | 23+2 the regular expression is not closed on its line: a / is missing | a / inside is written \\/
          jpath("verb") in @             | 18+1 the name of a list is missing after @ | in @trusted-admins
          true;                          | 5+1 the character `;` has no meaning here | an expression needs no end; conditions are joined with and, or
          [true]                         | 1+1 the character `[` has no meaning here | groups and sets stand in parentheses: ( )
          jpath("verb") = `x`            | 17+1 the character ``` has no meaning here | texts stand in double quotes: "…"
          §true \u0001 §                 | 6+1 the character U+0001 has no meaning here | -
          """)
  void habitsOfOtherLanguagesAreNamed(String text, String error, String hint) {
    ParseResult result = Trial.parse(text);
    assertThat(result).isInstanceOf(ParseResult.Refused.class);
    assertThat(Trial.shown(result.diagnostics())).first().isEqualTo("1:" + error);
    assertThat(result.diagnostics().get(0).hint()).isEqualTo(hint);
  }

  @Test
  void severalErrorsAreReportedAtOnce() {
    assertThat(
            Trial.errors(
                """
                jpath("verb") == "create" &&
                  jpath(stage) = "x" and
                \t(jpath("a..b..c") = 'y' or ) and verb = "z"
                """))
        .containsExactly(
            "1:15+2 `==` is written `=` here",
            "1:27+2 `&&` is written `and` here",
            "2:9+5 `jpath` takes one path in double quotes",
            "3:9+9 a path may hold .. once only",
            "3:22+3 texts stand in double quotes",
            "3:29+1 a condition is expected after `or`, not `)`",
            "3:35+4 there is no attribute `verb`");
  }

  @Test
  void anUnknownCharacterCausesNoFurtherErrors() {
    assertThat(Trial.errors("jpath(\"verb\") [0] = \"x\" and nope = \"y\""))
        .contains("1:15+1 the character `[` has no meaning here")
        .noneMatch(error -> error.contains("operator"));
  }

  @Test
  void columnsCountCodePoints() {
    assertThat(Trial.errors("jpath(\"a😀é\") = \"😀\" and x = \"y\""))
        .containsExactly("1:24+1 there is no attribute `x`");
    assertThat(Trial.errors("jpath(\"a\") = \"x\"\r\n  and x = \"y\""))
        .containsExactly("2:7+1 there is no attribute `x`");
  }

  @Test
  void commentsAreNotSeen() {
    assertThat(Trial.matches("// not true\ntrue # and false\n// end", "{}")).isTrue();
    assertThat(Trial.matches("jpath(\"a\") = \"// no # comment\"", "{\"a\":\"// no # comment\"}"))
        .isTrue();
    assertThat(Trial.errors("true and // gone"))
        .containsExactly("1:9+1 a condition is missing after `and`");
  }

  @Test
  void ofVeryManyErrorsTheFirstAreShown() {
    assertThat(Trial.errors("; ".repeat(10_000))).hasSize(50);
  }

  @Test
  void longPiecesOfTextAreCutInMessages() {
    assertThat(Trial.errors("true \"" + "x".repeat(10_000) + "\""))
        .singleElement()
        .asString()
        .hasSizeLessThan(150)
        .endsWith("x…`");
  }
}
