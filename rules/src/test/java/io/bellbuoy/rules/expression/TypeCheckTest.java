package io.bellbuoy.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the grammar lets pass and what means nothing. */
final class TypeCheckTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      nullValues = "-",
      textBlock =
          """
          jpath("verb")             | 1+13 `jpath("verb")` alone is neither true nor false: it is compared with nothing | exists(jpath("verb"))
          true and jpath("verb")    | 10+13 `jpath("verb")` alone is neither true nor false: it is compared with nothing | exists(jpath("verb"))
          cluster                   | 1+7 `cluster` alone is neither true nor false: it is compared with nothing | exists(cluster)
          "user.groups"             | 1+13 `"user.groups"` alone is neither true nor false: it is compared with nothing | exists(jpath("user.groups"))
          5                         | 1+1 `5` alone is neither true nor false: it is compared with nothing | 5 > 0
          count(jpath("verb"))      | 1+20 `count(jpath("verb"))` alone is neither true nor false: it is compared with nothing | count(jpath("verb")) > 0
          exists("verb")            | 8+6 `exists` asks for a path or an attribute; `"verb"` is always there | exists(jpath("verb"))
          exists(5)                 | 8+1 `exists` asks for a path or an attribute; `5` is always there | -
          verb = "create"           | 1+4 there is no attribute `verb` | jpath("verb")
          user.username = "x"       | 1+13 there is no attribute `user.username` | jpath("user.username")
          sourceIPs[0] = "x"        | 1+12 there is no attribute `sourceIPs[0]` | jpath("sourceIPs[0]")
          annotations["a"] = "x"    | 1+16 there is no attribute `annotations["a"]` | jpath("annotations[\\"a\\"]")
          Cluster = "x"             | 1+7 there is no attribute `Cluster` | did you mean cluster?
          clutser = "x"             | 1+7 there is no attribute `clutser` | did you mean cluster?
          resource_group = "x"      | 1+14 there is no attribute `resource_group` | did you mean resourceGroup?
          jpath("verb") = create    | 17+6 there is no attribute `create` | a text is written "create", a part of the event jpath("create")
          count = 1                 | 1+5 `count` is a function: what it is of stands in parentheses | count(jpath("…"))
          proc.name = "netcat"      | 1+9 `proc.name` belongs to process rules; an audit event has no such thing | the parts of an audit event are asked for with jpath("…")
          proc.interactive          | 1+16 `proc.interactive` belongs to process rules; an audit event has no such thing | the parts of an audit event are asked for with jpath("…")
          file.path = "x"           | 1+9 `file.path` belongs to file system rules; an audit event has no such thing | the parts of an audit event are asked for with jpath("…")
          net.outgoing_ip = "x"     | 1+15 `net.outgoing_ip` belongs to network rules; an audit event has no such thing | the parts of an audit event are asked for with jpath("…")
          req.headers["A"] = "x"    | 1+16 `req.headers["A"]` belongs to web request rules; an audit event has no such thing | the parts of an audit event are asked for with jpath("…")
          sha1(jpath("verb")) = ""  | 1+4 there is no function `sha1` | known are lowercase, uppercase, base64Decode, count, length
          lower(jpath("verb")) = "" | 1+5 there is no function `lower` | did you mean lowercase?
          base64decode(jpath("verb")) = "" | 1+12 there is no function `base64decode` | did you mean base64Decode?
          "a" = "a"                 | 1+9 both sides are written out, so the answer never changes | jpath("a")
          1 = "a"                   | 1+7 both sides are written out, so the answer never changes | -
          true = true               | 1+11 both sides are written out, so the answer never changes | -
          "a" contains "b"          | 1+16 both sides are written out, so the answer never changes | jpath("a")
          "a" startswith "b"        | 1+18 both sides are written out, so the answer never changes | jpath("a")
          "a" contains /b/          | 1+16 both sides are written out, so the answer never changes | jpath("a")
          5 not contains /b/        | 1+18 both sides are written out, so the answer never changes | -
          "abc" matches /abc/       | 1+19 both sides are written out, so the answer never changes | jpath("abc")
          "abc" not matches "abc"   | 1+23 both sides are written out, so the answer never changes | jpath("abc")
          true matches /true/       | 1+19 both sides are written out, so the answer never changes | -
          any("a", "b" matches /b/) | 10+15 both sides are written out, so the answer never changes | jpath("b")
          "a" != "b"                | 1+10 both sides are written out, so the answer never changes | jpath("a")
          1 < 2                     | 1+5 both sides are written out, so the answer never changes | -
          "1" >= 2                  | 1+8 both sides are written out, so the answer never changes | jpath("1")
          "a" endswith "b"          | 1+16 both sides are written out, so the answer never changes | jpath("a")
          "a" not contains "b"      | 1+20 both sides are written out, so the answer never changes | jpath("a")
          5 contains "b"            | 1+14 both sides are written out, so the answer never changes | -
          "10.0.0.1" in cidr("10.0.0.0/8") | 1+10 before `in` stands what is looked up, not a value that is written out | jpath("10.0.0.1")
          "bob" in @people          | 1+5 before `in` stands what is looked up, not a value that is written out | jpath("bob")
          "x" in ("x")              | 1+3 before `in` stands what is looked up, not a value that is written out | jpath("x")
          5 not in (5)              | 1+1 before `in` stands what is looked up, not a value that is written out | -
          jpath("code") > "abc"     | 17+5 <, <=, > and >= compare numbers, and `"abc"` is none | -
          "abc" > jpath("code")     | 1+5 <, <=, > and >= compare numbers, and `"abc"` is none | -
          jpath("code") <= "1e10000" | 18+9 <, <=, > and >= compare numbers, and `"1e10000"` is none | -
          jpath("code") < true      | 17+4 <, <=, > and >= compare numbers, and `true` is none | -
          jpath("verb") contains 5  | 24+1 `contains` takes a text, not `5` | "5"
          jpath("verb") contains true | 24+4 `contains` takes a text, not `true` | "true"
          jpath("verb") startswith 5 | 26+1 `startswith` takes a text, not `5` | "5"
          jpath("verb") endswith 5  | 24+1 `endswith` takes a text, not `5` | "5"
          jpath("n") = 9223372036854775808 | 14+19 the integer does not fit into 64 bits | "9223372036854775808" compares the digits as a text
          jpath("n") in (99999999999999999999) | 16+20 the integer does not fit into 64 bits | "99999999999999999999" compares the digits as a text
          jpath("a") = "\\q"        | 14+4 \\q is no escape: known are \\" \\\\ \\n \\t \\r \\uXXXX | a backslash itself is written \\\\
          jpath("a") = "\\u12"      | 14+6 after \\u stand four hexadecimal digits | \\u0041 is the letter A
          jpath("a") = "\\u12x4"    | 14+8 after \\u stand four hexadecimal digits | \\u0041 is the letter A
          jpath("a['']") = "x"      | 7+7 a name is missing in the path, before its character 4 | -
          jpath("") = "x"           | 7+2 the path is empty | jpath("user.username")
          jpath("@") = "x"          | 7+3 "@" is the value that a quantifier is at, and no quantifier is around it | any("user.groups", jpath("@") = "system:masters")
          any("a..b..c", true)      | 5+9 a path may hold .. once only | -
          any("@", true)            | 5+3 "@" is the value that a quantifier is at, and no quantifier is around it | any("user.groups", jpath("@") = "system:masters")
          jpath("verb") matches /(/ | 23+3 the regular expression is not valid: missing closing ) | -
          jpath("verb") matches "(" | 23+3 the regular expression is not valid: missing closing ) | -
          jpath("ip") in "x"        | 16+3 `x` is no address and no block of addresses | in ("x") compares it as a text
          jpath("ip") in "10.0.0.0/99" | 16+13 `10.0.0.0/99` is no address and no block of addresses | in ("10.0.0.0/99") compares it as a text
          jpath("ip") in cidr("10.0.0.0/255.0.0.0") | 21+20 `10.0.0.0/255.0.0.0` is no address and no block of addresses | the length of the prefix stands after the slash, not a netmask: 10.0.0.0/8
          jpath("ip") in cidr("::/0", "x") | 29+3 `x` is no address and no block of addresses | 10.0.0.0/8, fd00::/8 or a single address
          jpath("ip") in cidr(@people) | 21+7 the list `people` holds what is no address block: `bob`, `eve`, `a b` | in @people compares its members as texts
          jpath("ip") in cidr(@offise) | 21+7 there is no list `offise` | did you mean @office?
          jpath("ip") in @nothing-like-it | 16+16 there is no list `nothing-like-it` | write it under lists: in a rule file
          """)
  void whatMeansNothingIsRefused(String text, String error, String hint) {
    ParseResult result = Trial.parse(text);
    assertThat(result).isInstanceOf(ParseResult.Refused.class);
    assertThat(Trial.shown(result.diagnostics())).containsExactly("1:" + error);
    assertThat(result.diagnostics().get(0).hint()).isEqualTo(hint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jpath(\"n\") = -9223372036854775808",
        "jpath(\"n\") = 9223372036854775807",
        "jpath(\"n\") = 007",
        "jpath(\"n\") > \"1.5\"",
        "jpath(\"n\") > \"-1.5e-7\"",
        "cluster in (\"a\")",
        "jpath(\"verb\") contains count(jpath(\"user.groups\"))",
        "jpath(\"a\") = \"\\\"\\\\\\n\\t\\r\\u00e9\"",
        "jpath(\"a\") in (\"a\",\"a\",1,1)",
        "not (not (true))",
        "any(\"$.user.groups\", jpath(\"@\") = \"x\")",
        "any(\"a\", any(\"@\", jpath(\"@\") = \"x\"))"
      })
  void whatMeansSomethingCompiles(String text) {
    assertThat(Trial.parse(text)).isInstanceOf(ParseResult.Parsed.class);
  }

  @Test
  void aListIsKnownByItsNameOnly() {
    assertThat(ExpressionParser.parse("jpath(\"a\") in @bots", Map.of()))
        .isInstanceOf(ParseResult.Refused.class);
  }

  @Test
  void escapesStandForTheirCharacters() {
    assertThat(
            Trial.matches(
                "jpath(\"a\") = \"\\\"\\\\\\n\\t\\r\\u00e9\"", "{\"a\":\"\\\"\\\\\\n\\t\\ré\"}"))
        .isTrue();
    assertThat(Trial.matches("jpath(\"a\") = \"\\ud83d\\ude00\"", "{\"a\":\"😀\"}")).isTrue();
  }
}
