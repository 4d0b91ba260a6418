package io.bellbuoy.rules.expression;

import org.jspecify.annotations.Nullable;

/**
 * A block of addresses.
 *
 * @param first all its bits after the prefix are zero
 * @param length the prefix's, in bits
 */
public record AddressBlock(Address first, int length) {

  public AddressBlock {
    first = first.prefix(length);
  }

  /**
   * The block that a text is: {@code 10.0.0.0/8}, {@code fd00::/8}, or a single address. Null where
   * it is none, so also with a netmask. A block of IPv4-mapped addresses is the IPv4 block.
   */
  static @Nullable AddressBlock of(String text) {
    int slash = text.indexOf('/');
    String written = slash < 0 ? text : text.substring(0, slash);
    Address first = Address.of(written);
    if (first == null) {
      return null;
    }
    if (slash < 0) {
      return new AddressBlock(first, first.bits());
    }
    String prefix = text.substring(slash + 1);
    if (!prefix.matches("0|[1-9][0-9]{0,2}")) {
      return null;
    }
    boolean mapped = first.v4() && written.indexOf(':') >= 0;
    int length = Integer.parseInt(prefix) - (mapped ? 96 : 0);
    return length < 0 || length > first.bits() ? null : new AddressBlock(first, length);
  }
}
