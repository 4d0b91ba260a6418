package io.bellbuoy.rules.expression;

import org.jspecify.annotations.Nullable;

/**
 * An IP address. An IPv4-mapped IPv6 address ({@code ::ffff:10.0.0.1}) is the IPv4 address, as it
 * is for the API server; no IPv6 block holds an IPv4 address.
 *
 * @param high the first 64 bits; 0 for IPv4
 * @param low the last 64 bits; the last 32 are the address for IPv4
 */
public record Address(boolean v4, long high, long low) {

  private static final int GROUPS = 8;

  /** The address that a text is; null where it is none. Never asks a name server. */
  public static @Nullable Address of(String text) {
    if (text.length() > 45) {
      return null;
    }
    if (text.indexOf(':') < 0) {
      long number = v4Number(text);
      return number < 0 ? null : new Address(true, 0, number);
    }
    return v6(text);
  }

  /** How many bits such an address has. */
  public int bits() {
    return v4 ? 32 : 128;
  }

  /** The address with every bit after that many zero. */
  public Address prefix(int length) {
    if (v4) {
      return new Address(true, 0, low & mask(length + 32));
    }
    return length <= 64
        ? new Address(false, high & mask(length), 0)
        : new Address(false, high, low & mask(length - 64));
  }

  private static long mask(int length) {
    return length == 0 ? 0 : -1L << (64 - length);
  }

  /** -1 where it is none; no leading zeros, which some read as octal. */
  private static long v4Number(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return -1;
    }
    long number = 0;
    for (String part : parts) {
      int value = digits(part, 10, 3);
      if (value < 0 || value > 255 || (part.length() > 1 && part.charAt(0) == '0')) {
        return -1;
      }
      number = (number << 8) | value;
    }
    return number;
  }

  private static @Nullable Address v6(String text) {
    int gap = text.indexOf("::");
    int[] front = groups(gap < 0 ? text : text.substring(0, gap), gap < 0);
    int[] back = gap < 0 ? new int[0] : groups(text.substring(gap + 2), true);
    if (front == null || back == null) {
      return null;
    }
    int given = front.length + back.length;
    if (gap < 0 ? given != GROUPS : given >= GROUPS) {
      return null;
    }
    int[] all = new int[GROUPS];
    System.arraycopy(front, 0, all, 0, front.length);
    System.arraycopy(back, 0, all, GROUPS - back.length, back.length);
    long high = number(all, 0);
    long low = number(all, 4);
    return high == 0 && low >>> 32 == 0xFFFF
        ? new Address(true, 0, low & 0xFFFF_FFFFL)
        : new Address(false, high, low);
  }

  private static long number(int[] groups, int from) {
    long number = 0;
    for (int i = from; i < from + 4; i++) {
      number = (number << 16) | groups[i];
    }
    return number;
  }

  /** The 16-bit groups of a part without a gap; the last may be an IPv4 address, where it ends. */
  private static int @Nullable [] groups(String text, boolean last) {
    if (text.isEmpty()) {
      return new int[0];
    }
    String[] parts = text.split(":", -1);
    boolean dotted = last && parts[parts.length - 1].indexOf('.') >= 0;
    int[] groups = new int[parts.length + (dotted ? 1 : 0)];
    int plain = dotted ? parts.length - 1 : parts.length;
    for (int i = 0; i < plain; i++) {
      groups[i] = digits(parts[i], 16, 4);
      if (groups[i] < 0) {
        return null;
      }
    }
    if (dotted) {
      long number = v4Number(parts[plain]);
      if (number < 0) {
        return null;
      }
      groups[plain] = (int) (number >>> 16);
      groups[plain + 1] = (int) (number & 0xFFFF);
    }
    return groups;
  }

  private static int digits(String text, int radix, int most) {
    if (text.isEmpty() || text.length() > most) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = c < 0x80 ? Character.digit(c, radix) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * radix + digit;
    }
    return value;
  }
}
