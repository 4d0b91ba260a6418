package io.bellbuoy.bootstrap;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A size such as {@code 64MiB}.
 *
 * @param count of bytes, not negative
 */
public record Bytes(long count) {

  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");
  private static final Pattern TEXT = Pattern.compile("(\\d{1,18}) ?([A-Za-z]*)");

  public Bytes {
    if (count < 0) {
      throw new IllegalArgumentException("a size cannot be negative: " + count);
    }
  }

  /**
   * The size that the text gives.
   *
   * @param text digits and a unit: B, KiB, MiB, GiB or TiB
   * @throws IllegalArgumentException where it gives none; the message says what to write
   */
  public static Bytes parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    int unit = matcher.matches() ? UNITS.indexOf(matcher.group(2)) : -1;
    if (unit < 0) {
      throw new IllegalArgumentException(
          "'" + text + "' is no size; write digits and B, KiB, MiB, GiB or TiB, such as 64MiB");
    }
    try {
      return new Bytes(Math.multiplyExact(Long.parseLong(matcher.group(1)), 1L << (10 * unit)));
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("'" + text + "' is more than 8 EiB", e);
    }
  }

  /**
   * The count as an int, for what lives in one array.
   *
   * @throws IllegalArgumentException where it is 2 GiB or more
   */
  public int intCount() {
    if (count > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(this + " is not below 2GiB");
    }
    return (int) count;
  }

  /** The text with the largest unit that loses nothing. */
  @Override
  public String toString() {
    int unit = 0;
    long rest = count;
    while (rest > 0 && rest % 1024 == 0 && unit < UNITS.size() - 1) {
      rest /= 1024;
      unit++;
    }
    return rest + UNITS.get(unit);
  }
}
