package io.bellbuoy.rules.expression;

import org.jspecify.annotations.Nullable;

/**
 * A decimal number, exact. Its work is linear in its digits, which a big integer's is not: a number
 * in an event may have millions.
 *
 * @param sign -1, 0 or 1
 * @param magnitude the power of ten of the first digit, plus one; 0 for zero
 * @param digits without zeros at either end; empty for zero
 */
public record Decimal(int sign, long magnitude, String digits) implements Comparable<Decimal> {

  private static final int MAX_EXPONENT = 9999;

  /**
   * The number that an ASCII text {@code -?digits(.digits)?([eE][+-]?digits)?} is; null where it is
   * none or its exponent is beyond ±9999.
   */
  public static @Nullable Decimal of(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    int point = digitsEnd(text, start);
    int end = point;
    if (point < text.length() && text.charAt(point) == '.') {
      end = digitsEnd(text, point + 1);
      if (end == point + 1) {
        return null;
      }
    }
    Integer exponent = exponent(text, end);
    if (point == start || exponent == null) {
      return null;
    }
    String all =
        end == point
            ? text.substring(start, point)
            : text.substring(start, point) + text.substring(point + 1, end);
    int first = 0;
    while (first < all.length() && all.charAt(first) == '0') {
      first++;
    }
    if (first == all.length()) {
      return new Decimal(0, 0, "");
    }
    int last = all.length();
    while (all.charAt(last - 1) == '0') {
      last--;
    }
    long magnitude = (long) point - start - first + exponent;
    return new Decimal(start == 1 ? -1 : 1, magnitude, all.substring(first, last));
  }

  /** The integer. */
  public static Decimal of(long number) {
    Decimal decimal = of(Long.toString(number));
    if (decimal == null) {
      throw new IllegalStateException("no decimal: " + number);
    }
    return decimal;
  }

  @Override
  public int compareTo(Decimal other) {
    if (sign != other.sign) {
      return Integer.compare(sign, other.sign);
    }
    int bySize = Long.compare(magnitude, other.magnitude);
    return sign * (bySize != 0 ? bySize : digits.compareTo(other.digits));
  }

  private static int digitsEnd(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  /** 0 where there is none; null where what stands there is no exponent, or too large a one. */
  private static @Nullable Integer exponent(String text, int from) {
    if (from == text.length()) {
      return 0;
    }
    if (text.charAt(from) != 'e' && text.charAt(from) != 'E') {
      return null;
    }
    int start = from + 1;
    boolean negative = text.startsWith("-", start);
    if (negative || text.startsWith("+", start)) {
      start++;
    }
    if (start == text.length() || digitsEnd(text, start) != text.length()) {
      return null;
    }
    while (start < text.length() - 1 && text.charAt(start) == '0') {
      start++;
    }
    if (text.length() - start > 4) {
      return null;
    }
    int exponent = Integer.parseInt(text, start, text.length(), 10);
    return exponent > MAX_EXPONENT ? null : negative ? -exponent : Integer.valueOf(exponent);
  }
}
