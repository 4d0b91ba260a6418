package io.bellbuoy.rules.match;

import static io.bellbuoy.rules.match.Policies.alert;
import static io.bellbuoy.rules.match.Policies.policy;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.Policy.Match;
import io.bellbuoy.schemas.PolicySnapshot;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that are no UTF-8, and halves of characters, are read as the tree's reader reads them. */
final class NotQuiteJsonTest {

  private static final List<String> RULES =
      List.of(
          "exists(jpath(\"a.\\ud83d\"))",
          "exists(jpath(\"a.\\ude00\"))",
          "exists(jpath(\"a.\\ufffd\"))",
          "exists(jpath(\"a.\\ufffdx\"))",
          "exists(jpath(\"..\\ufffd\"))",
          "exists(jpath(\"a.b\\\\\\\\c\"))",
          "exists(jpath(\"a.b\\\\\\\\\\\\\\\\c\"))",
          "jpath(\"\\ufffd\") = 1",
          "count(jpath(\"*\")) = 1",
          "jpath(\"a.v\") = \"\\ufffd\"",
          "jpath(\"a.v\") = \"\\ufffd\\ufffd\"",
          "jpath(\"a.v\") contains \"\\ufffdx\"",
          "jpath(\"a.v\") startswith \"\\ufffd\"",
          "jpath(\"a.v\") = \"\\ud83d\"",
          "jpath(\"a.v\") = \"😀é\"",
          "length(jpath(\"a.v\")) = 1");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":{\"\\ud83d\":1}}",
        "{\"a\":{\"\\ude00\":1}}",
        "{\"a\":{\"\\ud83dx\":1}}",
        "{\"\\ud83d\":1}",
        "{\"\\ude00\":1,\"\\ud83d\":2}",
        "{\"a\":{\"b\\\\c\":1}}",
        "{\"a\":{\"b\\\\\\\\c\":1}}",
        "{\"a\":{\"v\":\"\\ud83d\"}}",
        "{\"a\":{\"v\":\"\u00ff\"}}",
        "{\"a\":{\"v\":\"\u00ff\u00fe\"}}",
        "{\"a\":{\"v\":\"\u00ffx\"}}",
        "{\"a\":{\"v\":\"\u00c3\"}}",
        "{\"a\":{\"v\":\"\u00c0\u0080\"}}",
        "{\"a\":{\"v\":\"\u00e2\u0082\"}}",
        "{\"a\":{\"v\":\"\u00e0\u0080\u0080\"}}",
        "{\"a\":{\"v\":\"\u00e2\u0082\\u0078\"}}",
        "{\"a\":{\"v\":\"\u00ed\u00a0\u00bd\"}}",
        "{\"a\":{\"v\":\"\u00f0\u009f\u0098\"}}",
        "{\"a\":{\"v\":\"\u00f0\u009f\u0098\u0080\u00c3\u00a9\"}}",
        "{\"a\":{\"v\":\"\u00f4\u0090\u0080\u0080\"}}",
        "{\"a\":{\"v\":\"\u00f8\u0080x\"}}",
        "{\"a\":{\"v\":\"\u00ff\\u0078\"}}",
        "{\"a\":{\"\u00ff\":1,\"\u00fe\":2}}",
        "{\"a\":{\"\u00ed\u00a0\u00bd\":1}}",
        "{\"\u00ff\":2,\"\u00fe\":1}",
        "{\"\u00ff\":1,\"\\ufffd\":3}"
      })
  void bothReadingsSayTheSame(String latin) {
    List<PolicySnapshot.Entry> entries = new ArrayList<>();
    RULES.forEach(rule -> entries.add(alert("r" + entries.size(), rule)));
    CompiledPolicy policy = policy(Match.ALL, entries.toArray(PolicySnapshot.Entry[]::new));
    byte[] event = latin.getBytes(ISO_8859_1);

    Verdict verdict = policy.assess(event, Attributes.NONE);

    assertThat(verdict)
        .isEqualTo(new PlainReading(Match.ALL, policy.rules()).assess(event, Attributes.NONE));
    assertThat(verdict.unreadable()).isNull();
    assertThat(verdict.alerts()).isNotEmpty();
  }
}
