package io.bellbuoy.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.expression.ExpressionParser.Purpose;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WarningsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      nullValues = "-",
      textBlock =
          """
          true or true and true            | 6+2 `and` and `or` are mixed without parentheses; `and` binds tighter | (… and …) or …
          true and true or true            | 15+2 `and` and `or` are mixed without parentheses; `and` binds tighter | (… and …) or …
          not (true or true and true)      | 11+2 `and` and `or` are mixed without parentheses; `and` binds tighter | (… and …) or …
          jpath("vreb") = "x"              | 7+6 no audit event has a member `vreb` | did you mean verb?
          jpath("usr.name") = "x"          | 7+10 no audit event has a member `usr` | did you mean user?
          jpath("Verb") = "x"              | 7+6 no audit event has a member `Verb` | did you mean verb?
          jpath("request.object") = "x"    | 7+16 no audit event has a member `request` | did you mean requestURI?
          jpath("zzz") = "x"               | 7+5 no audit event has a member `zzz` | -
          any("zzz", true)                 | 5+5 no audit event has a member `zzz` | -
          any("user.groups", jpath("$.zzz") = "x") | 26+7 no audit event has a member `zzz` | -
          jpath("stage") = "responsecomplete" | 1+35 `stage` is never `responsecomplete` | "ResponseComplete"
          jpath("stage") != "Done"         | 1+24 `stage` is never `Done` | known are Panic, RequestReceived, ResponseComplete, ResponseStarted
          "metadata" = jpath("level")      | 1+27 `level` is never `metadata` | "Metadata"
          jpath("level") in ("Metadata", "request") | 1+41 `level` is never `request` | "Request"
          jpath("verb") = "Create"         | 1+24 `verb` is never `Create` | "create"
          jpath("verb") not in ("GET")     | 1+28 `verb` is never `GET` | "get"
          jpath("objectRef.resource") = "Pods" | 1+36 `objectRef.resource` is never `Pods` | "pods"
          lowercase(jpath("verb")) = "GET" | 1+32 `lowercase(verb)` is never `GET` | -
          uppercase(jpath("verb")) = "get" | 1+32 `uppercase(verb)` is never `get` | -
          count(jpath("verb")) = "one"     | 1+28 `count(verb)` is never `one` | -
          count(jpath("verb")) = -1        | 1+25 `count(verb)` is never negative | -
          lowercase(1) = jpath("verb")     | 1+12 `lowercase` of what is written out is always the same | -
          count("user.groups") > 1         | 1+20 `count` of what is written out is always the same | count(jpath("user.groups"))
          """)
  void whatIsProbablyNotMeantIsPointedAt(String text, String warning, String hint) {
    ParseResult result = Trial.parse(text);
    assertThat(result).isInstanceOf(ParseResult.Parsed.class);
    assertThat(Trial.shown(result.diagnostics())).containsExactly("1:" + warning);
    assertThat(result.diagnostics().get(0).kind()).isEqualTo(Diagnostic.Kind.WARNING);
    assertThat(result.diagnostics().get(0).hint()).isEqualTo(hint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(true and true) or true",
        "true or (true and true)",
        "true and (true or true)",
        "true or true or true",
        "jpath(\"stage\") = \"Panic\"",
        "jpath(\"stage\") startswith \"response\"",
        "jpath(\"responseObject.stage\") = \"done\"",
        "jpath(\"..stage\") = \"done\"",
        "jpath(\"*\") = \"done\"",
        "jpath(\"..anything\") = \"x\"",
        "jpath(\"['verb']\") = \"get\"",
        "any(\"user.groups\", jpath(\"zzz\") = \"x\" and jpath(\"stage\") = \"done\")",
        "jpath(\"protoPayload.methodName\") = \"x\"",
        "jpath(\"resource.labels.cluster_name\") = \"x\"",
        "jpath(\"objectRef.name\") = \"UPPER\"",
        "lowercase(jpath(\"verb\")) = \"get\"",
        "count(jpath(\"verb\")) = \"1\"",
        "jpath(\"sourceIPs\") in cidr(\"10.0.0.0/8\")"
      })
  void whatIsWellMeantIsLeftAlone(String text) {
    assertThat(Trial.warnings(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jpath(\"sourceIPs\") in cidr(\"10.0.0.0/8\")",
        "jpath(\"sourceIPs[0]\") in \"10.0.0.0/8\"",
        "jpath(\"sourceIPs[*]\") in (\"10.1.2.3\")",
        "jpath(\"sourceIPs\") = \"10.1.2.3\"",
        "any(\"sourceIPs\", jpath(\"@\") in cidr(\"10.0.0.0/8\"))",
        "any(\"user.groups\", jpath(\"$.sourceIPs\") in cidr(\"10.0.0.0/8\"))"
      })
  void whereAMatchLetsThroughForgeableAddressesAreNamed(String text) {
    ParseResult result = ExpressionParser.parse(text, Map.of(), Purpose.LET_THROUGH);
    assertThat(result).isInstanceOf(ParseResult.Parsed.class);
    assertThat(result.diagnostics())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.message()).startsWith("clients can put any address in front");
              assertThat(warning.hint()).contains("sourceIPs[-1]");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jpath(\"sourceIPs[-1]\") in cidr(\"10.0.0.0/8\")",
        "jpath(\"sourceIPs\") not in cidr(\"10.0.0.0/8\")",
        "any(\"user.groups\", jpath(\"sourceIPs\") = \"x\")"
      })
  void theLastAddressIsTheApiServersOwnWord(String text) {
    assertThat(ExpressionParser.parse(text, Map.of(), Purpose.LET_THROUGH).diagnostics()).isEmpty();
  }

  @Test
  void whatIsRefusedIsNotWarnedOf() {
    assertThat(Trial.errors("jpath(\"zzz\") = \"x\" or true and nope = 1"))
        .containsExactly("1:32+4 there is no attribute `nope`");
  }
}
