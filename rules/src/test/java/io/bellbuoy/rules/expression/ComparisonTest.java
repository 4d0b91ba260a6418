package io.bellbuoy.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Attribute;
import io.bellbuoy.schemas.Attributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ComparisonTest {

  private static final String EVENT =
      """
      {"verb":"create","user":{"username":"bob","groups":["a","b"],"uid":"12"},
       "responseStatus":{"code":403,"big":12345678901234567890,"one":1.0,"exp":1e2,"text":"1.0","zero":-0},
       "objectRef":{"name":"bob","code":"403","upper":"BOB"},
       "requestObject":{"yes":true,"no":false,"none":null,"object":{},"list":[1,"2",[3]],"empty":"","word":"true"}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          jpath("verb") = "create"                                        | true
          jpath("verb") = "creat"                                         | false
          jpath("verb") = "Create"                                        | false
          "create" = jpath("verb")                                        | true
          jpath("user.groups") = "b"                                      | true
          jpath("user.groups") = "c"                                      | false
          jpath("requestObject.empty") = ""                               | true
          jpath("requestObject.none") = "null"                            | false
          jpath("requestObject.none") = ""                                | false
          jpath("requestObject.missing") = ""                             | false
          jpath("requestObject.object") = ""                              | false
          jpath("requestObject.object") = "{}"                            | false
          jpath("requestObject.yes") = "true"                             | true
          jpath("requestObject.yes") = true                               | true
          jpath("requestObject.yes") = false                              | false
          jpath("requestObject.no") = false                               | true
          jpath("requestObject.word") = true                              | true
          jpath("requestObject.missing") = false                          | false
          jpath("responseStatus.code") = "403"                            | true
          jpath("responseStatus.code") = 403                              | true
          jpath("objectRef.code") = 403                                   | true
          jpath("responseStatus.one") = "1.0"                             | true
          jpath("responseStatus.one") = "1"                               | false
          jpath("responseStatus.one") = 1                                 | true
          jpath("responseStatus.text") = 1                                | true
          jpath("responseStatus.exp") = 100                               | true
          jpath("responseStatus.exp") = "100"                             | false
          jpath("responseStatus.exp") = "1e2"                             | true
          jpath("responseStatus.zero") = 0                                | true
          jpath("responseStatus.zero") = "-0"                             | true
          jpath("responseStatus.big") = "12345678901234567890"            | true
          jpath("responseStatus.big") = "1.2345678901234567890e19"        | false
          jpath("verb") = 0                                               | false
          jpath("requestObject.yes") = 1                                  | false
          jpath("requestObject.list") = 3                                 | true
          jpath("requestObject.list") = 2                                 | true
          jpath("requestObject.list") = "2"                               | true
          jpath("user.username") = jpath("objectRef.name")                | true
          jpath("user.username") = jpath("objectRef.upper")               | false
          jpath("responseStatus.code") = jpath("objectRef.code")          | true
          jpath("responseStatus.one") = jpath("responseStatus.text")      | true
          jpath("missing") = jpath("missing")                             | false
          jpath("requestObject.object") = jpath("requestObject.object")   | false
          count(jpath("user.groups")) = 2                                 | true
          2 = count(jpath("user.groups"))                                 | true
          count(jpath("user.groups")) = "2"                               | true
          count(jpath("user.groups")) = "2.0"                             | false
          count(jpath("user.groups")) = jpath("requestObject.list")       | true
          count(jpath("user.groups")) = length(jpath("user.uid"))         | true
          length(jpath("verb")) = "6"                                     | true
          lowercase(jpath("objectRef.upper")) = jpath("user.username")    | true
          """)
  void equalityComparesTextsUnlessANumberIsAskedFor(String expression, boolean holds) {
    assertThat(Trial.matches(expression, EVENT)).isEqualTo(holds);
    assertThat(Trial.matches("not " + expression, EVENT)).isEqualTo(!holds);
    assertThat(Trial.matches(expression.replaceFirst(" = ", " != "), EVENT)).isEqualTo(!holds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          jpath("responseStatus.big") > 9223372036854775807               | true
          jpath("responseStatus.code") > 402                              | true
          jpath("responseStatus.code") > 403                              | false
          jpath("responseStatus.code") >= 403                             | true
          jpath("responseStatus.code") < 404                              | true
          jpath("responseStatus.code") <= 402                             | false
          jpath("responseStatus.code") > "402.999"                        | true
          jpath("responseStatus.code") < "4.031e2"                        | true
          402 < jpath("responseStatus.code")                              | true
          403 < jpath("responseStatus.code")                              | false
          403 >= jpath("responseStatus.code")                             | true
          "403" <= jpath("responseStatus.code")                           | true
          jpath("objectRef.code") >= 400                                  | true
          jpath("verb") > 0                                               | false
          jpath("verb") <= 0                                              | false
          jpath("requestObject.yes") > 0                                  | false
          jpath("requestObject.list") > 2                                 | true
          jpath("requestObject.list") > 3                                 | false
          jpath("requestObject.list") < 2                                 | true
          jpath("requestObject.list") < 1                                 | false
          jpath("responseStatus.code") > jpath("requestObject.list")      | true
          jpath("requestObject.list") > jpath("responseStatus.code")      | false
          jpath("requestObject.list") < jpath("requestObject.list")       | true
          jpath("requestObject.list") <= jpath("missing")                 | false
          jpath("missing") <= jpath("requestObject.list")                 | false
          jpath("responseStatus.code") > jpath("verb")                    | false
          count(jpath("user.groups")) > 1                                 | true
          count(jpath("missing")) < 1                                     | true
          length(jpath("user.username")) >= length(jpath("objectRef.name")) | true
          """)
  void orderComparesNumbersOnly(String expression, boolean holds) {
    assertThat(Trial.matches(expression, EVENT)).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({
    "1e9999, = 1, false",
    "1e9999, > 1, true",
    "1e10000, > 1, false",
    "1e-9999, > 0, true",
    "1e999999999999, > 1, false",
    "9223372036854775808, > 9223372036854775807, true",
    "9223372036854775807.0, = 9223372036854775807, true",
    "9007199254740993, = 9007199254740992, false",
    "0.1, = \"0.1\", true",
    "0.30000000000000004, > \"0.3\", true",
    "-9223372036854775808, = -9223372036854775808, true"
  })
  void numbersAreExact(String number, String comparison, boolean holds) {
    assertThat(Trial.matches("jpath(\"code\") " + comparison, "{\"code\":" + number + "}"))
        .isEqualTo(holds);
  }

  @Test
  void attributesAreTexts() {
    Attributes attributes =
        Attributes.ofCluster("prod-1").with(Attribute.ACCOUNT, "0123").with(Attribute.REGION, null);
    assertThat(asks("cluster = \"prod-1\"", attributes)).isTrue();
    assertThat(asks("account = \"0123\"", attributes)).isTrue();
    assertThat(asks("account = 123", attributes)).isTrue();
    assertThat(asks("account = \"123\"", attributes)).isFalse();
    assertThat(asks("region = \"\"", attributes)).isFalse();
    assertThat(asks("region != \"\"", attributes)).isTrue();
    assertThat(asks("exists(region)", attributes)).isFalse();
    assertThat(asks("exists(cluster)", attributes)).isTrue();
    assertThat(asks("cluster = jpath(\"verb\")", attributes)).isFalse();
    assertThat(asks("count(cluster) = 1 and count(region) = 0", attributes)).isTrue();
    assertThat(asks("uppercase(cluster) startswith \"PROD\"", attributes)).isTrue();
  }

  private static boolean asks(String expression, Attributes attributes) {
    return Trial.expression(expression).matches(Trial.event(EVENT), attributes);
  }
}
