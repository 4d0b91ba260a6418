package io.bellbuoy.rules.match.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.event.JsonValue.JsonText;
import io.bellbuoy.rules.expression.Expression;
import io.bellbuoy.rules.expression.ExpressionParser;
import io.bellbuoy.rules.expression.Found;
import io.bellbuoy.rules.expression.Membership;
import io.bellbuoy.rules.expression.ParseResult;
import io.bellbuoy.rules.expression.ValueSet.AddressSet;
import io.bellbuoy.rules.match.scan.Texts;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BlockTableTest {

  private static final String BLOCKS =
      "\"10.0.0.0/8\", \"10.1.0.0/16\", \"192.0.2.7\", \"0.0.0.0/1\", \"fd00::/8\", \"::1\"";
  private static final AddressSet SET = set(BLOCKS);
  private static final TextTest TEST =
      new TextTest.Within(BlockTable.of(List.copyOf(SET.blocks())));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.1.2.3",
        "10.200.0.1",
        "192.0.2.7",
        "192.0.2.8",
        "200.0.0.1",
        "127.255.255.255",
        "128.0.0.0",
        "fd12::1",
        "fe80::1",
        "::1",
        "::ffff:10.1.2.3",
        "::ffff:200.1.2.3",
        "10.1.2",
        "10.1.2.3.4",
        "10.01.2.3",
        "010.1.2.3",
        "10.1.2.256",
        "10.1.2.",
        ".1.2.3",
        "",
        "10..2.3",
        "1e1.1.1.1",
        "10.1.2.3 ",
        "0.0.0.0",
        "00.0.0.0",
        "x",
        ":",
        "10.1.2.1000"
      })
  void anAddressIsInsideWhereTheSetSaysSo(String text) {
    assertThat(holds(text)).isEqualTo(SET.holds(new Found(new JsonText(text), false, null)));
  }

  @Test
  void textsThatAreNearlyAddressesAreReadAlike() {
    Random random = new Random(3);
    for (int round = 0; round < 50_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(14); i > 0; i--) {
        text.append("0125.9.:f".charAt(random.nextInt(9)));
      }
      Found found = new Found(new JsonText(text.toString()), false, null);
      assertThat(holds(text.toString())).as(text.toString()).isEqualTo(SET.holds(found));
    }
  }

  private static boolean holds(String text) {
    byte[] bytes = Texts.bytes("<" + text + ">");
    return TEST.holds(bytes, 1, bytes.length - 1, 0);
  }

  private static AddressSet set(String blocks) {
    String text = "jpath(\"sourceIPs\") in cidr(" + blocks + ")";
    Expression expression =
        ((ParseResult.Parsed) ExpressionParser.parse(text, Map.of())).expression();
    return (AddressSet) ((Membership) expression).set();
  }
}
