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
          jpath("user.name") = "x"         | 7+11 `user` never has a member `name` | it has extra, groups, uid, username
          jpath("user.Groups") = "x"       | 7+13 `user` never has a member `Groups` | did you mean groups?
          jpath("objectRef.kind") = "x"    | 7+16 `objectRef` never has a member `kind` | it has resource, subresource, namespace, name, uid, apiGroup, apiVersion, resourceVersion
          jpath("verb.x") = "x"            | 7+8 `verb` has no members: it is one value | -
          jpath("user.username[0]") = "x"  | 7+18 `user.username` is no list | -
          jpath("sourceIPs.x") = "x"       | 7+13 `sourceIPs` has no members: it is one value | -
          jpath("responseStatus.Code") = 1 | 7+21 `responseStatus` never has a member `Code` | did you mean code?
          jpath("requestObject.spec.hostnetwork") = true | 7+32 nothing of Kubernetes has a member `hostnetwork` there | did you mean hostNetwork?
          jpath("requestObject..hostpid") = true | 7+24 nothing of Kubernetes has a member `hostpid` there | did you mean hostPID?
          jpath("requestObject.spec.template.spec.containers.securitycontext.privileged") = true | 7+72 nothing of Kubernetes has a member `securitycontext` there | did you mean securityContext?
          jpath("requestObject..securityContext.priviliged") = true | 7+43 nothing of Kubernetes has a member `priviliged` there | did you mean privileged?
          jpath("responseObject.items.spec.hostnetwork") = true | 7+39 nothing of Kubernetes has a member `hostnetwork` there | did you mean hostNetwork?
          jpath("requestObject.metadata.lables.app") = "x" | 7+35 nothing of Kubernetes has a member `lables` there | did you mean labels?
          jpath("requestObject.OP") = "x"  | 7+18 nothing of Kubernetes has a member `OP` there | did you mean op?
          any("requestObject.spec.containers", jpath("Image") = "x") | 44+7 nothing of Kubernetes has a member `Image` there | did you mean image?
          any("user.groups", jpath("verb") = "get") | 26+6 what the quantifier is at has no members: it is one value | jpath("$.verb") begins at the event
          any("requestObject..containers", any("volumemounts", jpath("readOnly") = false)) | 38+14 nothing of Kubernetes has a member `volumemounts` there | did you mean volumeMounts?
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
          count(jpath("user.groups")) < 0  | 1+31 `count(user.groups)` is never negative | -
          length(jpath("verb")) <= -1      | 1+27 `length(verb)` is never negative | -
          jpath("stage") startswith "response" | 1+36 `stage` never begins with `response` | known are Panic, RequestReceived, ResponseComplete, ResponseStarted
          jpath("stage") matches /Response/ | 1+33 `stage` never matches the pattern | known are Panic, RequestReceived, ResponseComplete, ResponseStarted
          jpath("level") not contains "body" | 1+34 `level` never contains `body` | known are Metadata, None, Request, RequestResponse
          jpath("kind") = "Pod"            | 1+21 `kind` is never `Pod` | known are Event
          jpath("annotations['authorization.k8s.io/decision']") = "deny" | 1+62 `annotations['authorization.k8s.io/decision']` is never `deny` | known are allow, forbid
          jpath("responseStatus.status") = "failure" | 1+42 `responseStatus.status` is never `failure` | "Failure"
          jpath("responseStatus.code") = "forbidden" | 1+42 `responseStatus.code` is never `forbidden` | it is a number
          jpath("responseStatus.code") in ("4xx") | 1+39 `responseStatus.code` is never `4xx` | it is a number
          jpath("verb") startswith "Cre"   | 1+30 `verb` never begins with `Cre` | "cre"
          jpath("user") = "bob"            | 1+21 `user` is an object, which no value is compared with | ask one of its members, or exists(…)
          jpath("requestObject..privileged") = "True" | 1+43 `requestObject..privileged` is never `True` | "true"
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
        "jpath(\"stage\") startswith \"Response\"",
        "jpath(\"stage\") contains /(?i)complete/",
        "jpath(\"responseStatus.code\") = \"403\"",
        "jpath(\"responseStatus.code\") startswith \"4\"",
        "jpath(\"user.extra.scopes\") = \"x\"",
        "jpath(\"user.extra['authentication.kubernetes.io/pod-name']\") = \"x\"",
        "jpath(\"annotations['anything.at/all']\") = \"x\"",
        "jpath(\"user.groups[0]\") = \"x\"",
        "jpath(\"user.*\") = \"x\"",
        "exists(jpath(\"user\"))",
        "jpath(\"responseObject.stage\") = \"done\"",
        "jpath(\"..stage\") = \"done\"",
        "jpath(\"*\") = \"done\"",
        "jpath(\"..anything\") = \"x\"",
        "jpath(\"['verb']\") = \"get\"",
        "any(\"requestObject.things\", jpath(\"zzz\") = \"x\" and jpath(\"stage\") = \"done\")",
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
        "any(\"requestObject.x\", jpath(\"sourceIPs\") = \"x\")"
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
