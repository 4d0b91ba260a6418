package io.bellbuoy.sink.format;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Texts that are IP addresses; nothing is looked up. */
final class Ip {

  private static final String BYTE = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
  private static final Pattern V4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
  private static final Pattern V6_LETTERS = Pattern.compile("(?=.*:)[0-9a-fA-F:.]{2,45}");

  private Ip() {}

  static boolean is(String text) {
    return isV4(text) || isV6(text);
  }

  static boolean isV4(String text) {
    return V4.matcher(text).matches();
  }

  static boolean isV6(String text) {
    if (!V6_LETTERS.matcher(text).matches()) {
      return false;
    }
    try {
      // With a colon it is read as an address, never as a name.
      return InetAddress.getByName(text) != null;
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
