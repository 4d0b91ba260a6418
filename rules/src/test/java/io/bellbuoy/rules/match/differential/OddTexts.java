package io.bellbuoy.rules.match.differential;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonValue.JsonBoolean;
import io.bellbuoy.rules.event.JsonValue.JsonNull;
import io.bellbuoy.rules.event.JsonValue.JsonNumber;
import io.bellbuoy.rules.event.JsonValue.JsonText;
import java.util.List;

/** Texts, names and numbers that readers of JSON have stumbled over. */
final class OddTexts {

  private static final List<String> NAMES =
      List.of(
          "a",
          "b",
          "c",
          "0",
          "1",
          "-1",
          "00",
          "",
          " ",
          "*",
          "#",
          "@",
          "$",
          "..",
          "a.b",
          "x.y/z",
          "it's",
          "\"",
          "\\",
          "a\\.b",
          "[0]",
          "]",
          "\n",
          "\t\u0001",
          "ä",
          "é",
          "e\u0301",
          "日本",
          "😀",
          "\ud83d",
          "\ude00",
          "\ude00\ud83d",
          "\u0000",
          "\u2028",
          "\ufeff",
          "verb",
          "Verb",
          "verb ",
          "user",
          "username",
          "objectRef",
          "resource",
          "requestObject",
          "spec",
          "containers",
          "name",
          "abcdefgh",
          "abcdefg\u00e9",
          "kubernetes.io/description",
          "a-name-of-more-than-thirty-two-bytes-that-ends-here");

  private static final List<String> TEXTS =
      List.of(
          "",
          "x",
          "get",
          "create",
          "pods",
          "true",
          "false",
          "null",
          "0",
          "1",
          "-0",
          "1.0",
          "1e5",
          "100000",
          "403",
          "0403",
          "+1",
          "1.",
          ".5",
          "1e99999",
          "9223372036854775807",
          "9223372036854775808",
          "٣",
          "10.0.0.1",
          "10.0.0.1 ",
          "010.0.0.1",
          "::1",
          "::ffff:10.0.0.1",
          "fd00::1%eth0",
          "2001:db8::1",
          "256.1.1.1",
          "eA==",
          "eA",
          "/w==",
          "eyJhIjoxfQ==",
          "\"",
          "\\",
          "\\\"",
          "a\"b",
          "{\"verb\":\"get\"}",
          "[1,2]",
          "}",
          "]",
          ",",
          "line\nbreak\r\t\b\f",
          "\u0000",
          "\u007f\u0085\u2028",
          "straße",
          "STRASSE",
          "İ",
          "ı",
          "ſ",
          "K",
          "Σς",
          "日本語",
          "😀",
          "a😀b",
          "\ud83d",
          "\ude00",
          "x\ude00\ud83dx",
          "\uffff",
          "system:masters",
          "not-system:masters",
          "12345678",
          "1234567\"",
          "a text of more than thirty-two bytes: é \\ \" and on");

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "0.0",
          "-0.0E-2",
          "1",
          "1.0",
          "1.00",
          "10e-1",
          "1e0",
          "1E+0",
          "2",
          "-1",
          "1e5",
          "100000",
          "200",
          "403",
          "403.0",
          "4.03e2",
          "1e9999",
          "1e-9999",
          "1e10000",
          "1e99999",
          "-1e99999",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "18446744073709551616",
          "0.1",
          "0.10000000000000000000000000000001",
          "123456789012345678901234567890.123456789");

  private final Chance chance;

  OddTexts(Chance chance) {
    this.chance = chance;
  }

  String name() {
    return chance.oneIn(10) ? "" : chance.of(NAMES);
  }

  String text() {
    return switch (chance.below(12)) {
      case 0 -> chance.of(TEXTS) + chance.of(TEXTS);
      case 1 -> chance.of(TEXTS).repeat(chance.between(1, 40));
      case 2 -> chance.of(NAMES);
      case 3 -> chance.of("", "a", "😀") + chance.of("\ud83d", "\ude00", "\ude00\ud83d", "\ud83d?");
      default -> chance.of(TEXTS);
    };
  }

  String number() {
    return switch (chance.below(12)) {
      case 0 -> Integer.toString(chance.between(-20, 500));
      case 1 -> chance.between(1, 9) + "0".repeat(chance.between(20, 400));
      case 2 -> "0." + "3".repeat(chance.between(1, 400));
      default -> chance.of(NUMBERS);
    };
  }

  /** Neither an object nor an array. */
  JsonValue scalar() {
    return switch (chance.below(10)) {
      case 0 -> new JsonNull();
      case 1, 2 -> new JsonBoolean(chance.oneIn(2));
      case 3, 4 -> new JsonNumber(number());
      default -> new JsonText(text());
    };
  }
}
