package io.bellbuoy.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** in, contains, startswith, endswith, matches, exists and the functions. */
final class RelationTest {

  private static final String EVENT =
      """
      {"verb":"create","userAgent":"kubectl/v1.31.0","user":{"username":"ci","groups":["system:masters","dev"]},
       "sourceIPs":["10.1.2.3","192.0.2.7"],"responseStatus":{"code":403,"one":1.0,"exp":1e2},
       "requestObject":{"image":"registry.corp/web","part":"corp","names":["web","corp"],"none":null,"object":{"a":1},
         "empty":{},"list":[],"nulls":[null],"yes":true,"mixed":[1,{"a":2},["x"]],"lines":"a\\nb",
         "containers":[{"image":"docker.io/evil"},{"image":"registry.corp/db"}],
         "base64":["aHVudGVyMg==","aHVudGVyMg","%%%","","w6k=","/w==","aGk="],"unicode":"Straße 😀","mixedCase":"İX"}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          jpath("verb") in ("get","create")                               | true
          jpath("verb") in ("get","list")                                 | false
          jpath("user.groups") in ("dev")                                 | true
          jpath("responseStatus.code") in (403)                           | true
          jpath("responseStatus.code") in ("403")                         | true
          jpath("responseStatus.code") in (401, "403", 500)               | true
          jpath("responseStatus.one") in (1)                              | true
          jpath("responseStatus.one") in ("1")                            | false
          jpath("responseStatus.one") in ("1.0")                          | true
          jpath("responseStatus.exp") in (100)                            | true
          jpath("requestObject.yes") in ("true")                          | true
          jpath("requestObject.object") in ("")                           | false
          jpath("requestObject.missing") in ("")                          | false
          count(jpath("user.groups")) in (2)                              | true
          count(jpath("user.groups")) in ("2")                            | true
          lowercase(jpath("verb")) in ("create")                          | true
          jpath("user.username") in @bots                                 | true
          jpath("responseStatus.code") in @bots                           | true
          jpath("responseStatus.one") in @bots                            | true
          jpath("verb") in @bots                                          | false
          jpath("sourceIPs") in cidr("10.0.0.0/8")                        | true
          jpath("sourceIPs") in cidr("172.16.0.0/12", "192.0.2.0/24")     | true
          jpath("sourceIPs[-1]") in cidr("10.0.0.0/8")                    | false
          jpath("sourceIPs") in "192.0.2.0/24"                            | true
          jpath("sourceIPs") in "192.0.2.7"                               | true
          jpath("sourceIPs") in cidr(@office)                             | true
          jpath("sourceIPs[-1]") in cidr(@office, "192.0.2.7")            | true
          jpath("verb") in cidr("0.0.0.0/0")                              | false
          """)
  void inAsksForMembers(String expression, boolean holds) {
    assertThat(Trial.matches(expression, EVENT)).isEqualTo(holds);
    assertThat(Trial.matches(expression.replaceFirst(" in ", " not in "), EVENT)).isEqualTo(!holds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          jpath("user.groups") contains "system:masters"                  | true
          jpath("user.groups") contains "masters"                         | false
          jpath("user.groups[*]") contains "masters"                      | true
          jpath("user.groups[0]") contains "masters"                      | true
          jpath("user.*") contains "masters"                              | false
          lowercase(jpath("user.groups")) contains "masters"              | false
          uppercase(jpath("user.groups")) contains "DEV"                  | true
          jpath("userAgent") contains "ctl/v"                             | true
          jpath("userAgent") contains ""                                  | true
          jpath("missing") contains ""                                    | false
          jpath("requestObject.containers.image") contains "evil"         | true
          jpath("requestObject.containers") contains "evil"               | false
          jpath("requestObject.mixed") contains "1"                       | true
          jpath("requestObject.mixed") contains "x"                       | true
          jpath("requestObject.mixed.a") contains "2"                     | true
          jpath("responseStatus.code") contains "40"                      | true
          jpath("requestObject.yes") contains "ru"                        | true
          jpath("requestObject.object") contains "a"                      | false
          jpath("requestObject.image") contains jpath("requestObject.part")  | true
          jpath("requestObject.image") contains jpath("requestObject.names") | true
          jpath("requestObject.names") contains jpath("requestObject.part")  | true
          jpath("requestObject.names") contains jpath("requestObject.image") | false
          jpath("requestObject.image") contains jpath("missing")          | false
          "docker,registry.corp/web" contains jpath("requestObject.image") | true
          jpath("userAgent") contains /v[0-9]+/                           | true
          jpath("user.groups") contains /masters$/                        | true
          jpath("user.groups") contains /^masters/                        | false
          jpath("responseStatus.code") contains /^4/                      | true
          jpath("userAgent") matches /kubectl.*/                          | true
          jpath("userAgent") matches /kubectl/                            | false
          jpath("userAgent") matches /(?i)KUBECTL\\/V.*/                  | true
          jpath("userAgent") matches "kubectl/v[0-9.]+"                   | true
          jpath("userAgent") matches "kubectl/v\\\\d.*"                   | true
          jpath("user.groups") matches /dev/                              | true
          jpath("requestObject.lines") matches /a.b/                      | false
          jpath("requestObject.lines") matches /(?s)a.b/                  | true
          jpath("requestObject.object") matches /.*/                      | false
          jpath("requestObject.image") startswith "registry.corp/"        | true
          jpath("requestObject.image") startswith ""                      | true
          jpath("requestObject.image") startswith "corp"                  | false
          jpath("requestObject.containers.image") startswith "docker.io/" | true
          jpath("user.groups") startswith "system:"                       | true
          jpath("requestObject.image") endswith "/web"                    | true
          jpath("requestObject.image") endswith jpath("requestObject.names") | true
          jpath("requestObject.image") endswith jpath("missing")          | false
          jpath("responseStatus.code") endswith "3"                       | true
          """)
  void textsAreSearchedAndListsAsked(String expression, boolean holds) {
    assertThat(Trial.matches(expression, EVENT)).isEqualTo(holds);
    String negated =
        expression.replaceFirst(" (contains|startswith|endswith|matches) ", " not $1 ");
    assertThat(Trial.matches(negated, EVENT)).isEqualTo(!holds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          exists(jpath("verb"))                                           | true
          exists(jpath("requestObject.object"))                           | true
          exists(jpath("requestObject.empty"))                            | true
          exists(jpath("requestObject.list"))                             | true
          exists(jpath("requestObject.nulls"))                            | true
          exists(jpath("requestObject.nulls[*]"))                         | false
          exists(jpath("requestObject.list[*]"))                          | false
          exists(jpath("requestObject.none"))                             | false
          exists(jpath("requestObject.missing"))                          | false
          exists(jpath("requestObject.containers.image"))                 | true
          exists(jpath("requestObject.containers.name"))                  | false
          exists(jpath("..image"))                                        | true
          exists(lowercase(jpath("verb")))                                | true
          exists(lowercase(jpath("requestObject.object")))                | false
          exists(base64Decode(jpath("requestObject.image")))              | false
          exists(count(jpath("requestObject.missing")))                   | true
          count(jpath("requestObject.missing")) = 0                       | true
          count(jpath("requestObject.nulls")) = 0                         | true
          count(jpath("requestObject.object")) = 1                        | true
          count(jpath("requestObject.mixed")) = 3                         | true
          count(count(jpath("user.groups"))) = 1                          | true
          length(jpath("requestObject.unicode")) = 8                      | true
          length(jpath("responseStatus.code")) = 3                        | false
          exists(length(jpath("responseStatus.code")))                    | false
          length(lowercase(jpath("responseStatus.code"))) = 3             | true
          lowercase(jpath("requestObject.unicode")) = "straße 😀"         | true
          uppercase(jpath("requestObject.unicode")) = "STRASSE 😀"        | true
          lowercase(jpath("responseStatus.code")) = 403                   | true
          lowercase(uppercase(jpath("verb"))) = "create"                  | true
          base64Decode(jpath("requestObject.base64")) = "hunter2"         | true
          count(base64Decode(jpath("requestObject.base64"))) = 4          | true
          base64Decode(jpath("requestObject.base64")) = "é"               | true
          base64Decode(jpath("requestObject.base64")) = ""                | true
          base64Decode(jpath("requestObject.base64")) contains "hi"       | true
          base64Decode(base64Decode(jpath("requestObject.base64"))) = ""  | true
          """)
  void whatIsThereIsCountedAndMeasured(String expression, boolean holds) {
    assertThat(Trial.matches(expression, EVENT)).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          any("requestObject.containers", jpath("image") contains "evil")                 | true
          all("requestObject.containers", jpath("image") contains "evil")                 | false
          none("requestObject.containers", jpath("image") contains "evil")                | false
          all("requestObject.containers", exists(jpath("image")))                         | true
          any("requestObject.missing", true)                                              | false
          all("requestObject.missing", false)                                             | true
          none("requestObject.missing", true)                                             | true
          any("requestObject.nulls", true)                                                | false
          any("requestObject.empty", true)                                                | true
          any("user.groups", jpath("@") = "dev")                                          | true
          all("user.groups", jpath("@") startswith "d")                                   | false
          any("user.groups", jpath("x") = "dev")                                          | false
          any("user.groups", exists(jpath("@")))                                          | true
          any("requestObject.containers", exists(jpath("@")))                             | true
          any("requestObject.containers", jpath("@") = "x")                               | false
          any("user.groups", jpath("@") = jpath("$.user.groups[1]"))                      | true
          any("requestObject", any("containers", jpath("image") contains jpath("$.requestObject.part"))) | true
          any("requestObject", any("$.user.groups", jpath("@") = "dev"))                  | true
          any("requestObject", exists(jpath("containers")) and exists(jpath("image")))    | true
          any("requestObject.containers[1]", jpath("image") startswith "registry")        | true
          any("requestObject.containers[*].image", jpath("@") endswith "/db")             | true
          any("..image", jpath("@") endswith "/db")                                       | true
          any("requestObject.mixed", jpath("@") = 1)                                      | true
          any("requestObject.mixed", jpath("@") = "x")                                    | true
          any("requestObject.containers", cluster = "c" or true)                          | true
          """)
  void quantifiersAskEachValueByItself(String expression, boolean holds) {
    assertThat(Trial.matches(expression, EVENT)).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          true                                    | true
          false                                   | false
          not false                               | true
          not not false                           | false
          true or false and false                 | true
          (true or false) and false               | false
          false and false or true                 | true
          not true or true                        | true
          not (true or true)                      | false
          not false and false                     | false
          true and not false                      | true
          false or (false or (false or true))     | true
          true and (true and (true and false))    | false
          """)
  void notBindsTighterThanAndAndAndTighterThanOr(String expression, boolean holds) {
    assertThat(Trial.matches(expression, "{}")).isEqualTo(holds);
  }
}
