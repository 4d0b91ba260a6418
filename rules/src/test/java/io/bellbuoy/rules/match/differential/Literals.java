package io.bellbuoy.rules.match.differential;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes what values are compared with: often what they are, or nearly. For one thread. */
final class Literals {

  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
  private static final Pattern OCTET = Pattern.compile("25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9]");

  private static final List<String> BLOCKS =
      List.of(
          "10.0.0.0/8",
          "127.0.0.0/8",
          "0.0.0.0/0",
          "192.168.0.0/16",
          "172.16.5.5/12",
          "10.0.0.1",
          "::1",
          "::/0",
          "fd00::/8",
          "2001:db8::/32",
          "::ffff:0:0/96",
          "::ffff:10.0.0.1");

  private final Chance chance;
  private final OddTexts texts;
  private final Quoting quoting;

  Literals(Chance chance) {
    this.chance = chance;
    this.texts = new OddTexts(chance);
    this.quoting = new Quoting(chance);
  }

  /** In quotes. */
  String text(Side side) {
    return quoting.text(near(side));
  }

  /** In quotes: the beginning or the end of a value, or any part. */
  String part(Side side) {
    String text = near(side);
    int from = chance.oneIn(2) ? 0 : chance.below(text.length() + 1);
    int to = chance.oneIn(2) ? text.length() : chance.between(from, text.length());
    return quoting.text(text.substring(from, to));
  }

  String integer(Side side) {
    String value = near(side);
    if (INTEGER.matcher(value).matches() && chance.below(5) > 0) {
      return Long.toString(Long.parseLong(value) + chance.of(0, 0, 0, 1, -1));
    }
    return chance.oneIn(10)
        ? Long.toString(chance.of(Long.MAX_VALUE, Long.MIN_VALUE, chance.any()))
        : Integer.toString(chance.between(-1, 10));
  }

  /** A number, with or without quotes. */
  String number(Side side) {
    String value = near(side);
    boolean usable = DECIMAL.matcher(value).matches() && !value.matches(".*[eE][+-]?[0-9]{4,}");
    return usable && chance.oneIn(2) ? quoting.text(value) : integer(side);
  }

  /** In quotes: an address or a block of them. */
  String block(Side side) {
    return quoting.text(unquotedBlock(near(side)));
  }

  /** The block that the value lies in, or any. */
  String unquotedBlock(String value) {
    String[] octets = value.split("\\.", -1);
    for (String octet : octets) {
      if (octets.length != 4 || !OCTET.matcher(octet).matches()) {
        return chance.of(BLOCKS);
      }
    }
    return chance.oneIn(4) ? value : value + "/" + chance.between(0, 32);
  }

  /** A regular expression without its slashes or quotes. */
  String pattern(Side side) {
    String text = near(side);
    if (text.length() > 60) {
      text = text.substring(0, 60);
    }
    String exact = Quoting.pattern(text);
    int half = text.length() / 2;
    return switch (chance.below(10)) {
      case 0 -> exact;
      case 1 -> "(?i)" + exact.toUpperCase(Locale.ROOT).replace("\\", "").replaceAll("[^A-Z]", ".");
      case 2 -> "^" + Quoting.pattern(text.substring(0, half));
      case 3 -> Quoting.pattern(text.substring(half)) + ".*$";
      case 4 -> Quoting.pattern(text.substring(0, half)) + ".*";
      case 5 -> ".*" + Quoting.pattern(text.substring(half));
      case 6 -> "(" + exact + "|x|[a-z]+)";
      case 7 -> chance.of("\\S+", ".", ".*", "(?s).*", "[a-z]+", "^$", "\\d+", "\\pL", "a{2,3}");
      case 8 -> "(?s)." + "*" + exact + ".*";
      default -> Quoting.pattern(texts.text());
    };
  }

  /** One of the values, what is nearly one, or something else. */
  private String near(Side side) {
    if (side.values().isEmpty() || chance.oneIn(6)) {
      return texts.text();
    }
    String value = chance.of(side.values());
    if (value.length() > 2_000) {
      value = value.substring(0, 2_000);
    }
    return switch (chance.below(16)) {
      case 0 -> value.toUpperCase(Locale.ROOT);
      case 1 -> value + chance.of(" ", "x", "0", "\n");
      case 2 -> value.isEmpty() ? value : value.substring(1);
      default -> value;
    };
  }
}
