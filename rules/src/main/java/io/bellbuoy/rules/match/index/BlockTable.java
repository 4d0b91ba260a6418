package io.bellbuoy.rules.match.index;

import io.bellbuoy.rules.expression.Address;
import io.bellbuoy.rules.expression.AddressBlock;
import io.bellbuoy.rules.match.scan.Texts;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the blocks that an address lies in, by one look for each length of prefix, however many
 * blocks there are. Immutable.
 */
public final class BlockTable {

  static final int NONE = -1;

  private static final int V4_BITS = 32;

  /** No address is longer. */
  private static final int MOST_CHARACTERS = 45;

  private final List<AddressBlock> blocks;
  private final int[] v4Lengths;
  private final int[] v6Lengths;

  /** For each place an IPv4 prefix and its length; {@link #NONE}: it holds none. */
  private final long[] v4Keys;

  private final int[] v4Indexes;
  private final Map<AddressBlock, Integer> v6 = new HashMap<>();

  private BlockTable(List<AddressBlock> blocks) {
    this.blocks = List.copyOf(blocks);
    v4Lengths = lengths(true);
    v6Lengths = lengths(false);
    int capacity = Integer.highestOneBit(Math.max(4, blocks.size())) * 4;
    v4Keys = new long[capacity];
    v4Indexes = new int[capacity];
    Arrays.fill(v4Keys, NONE);
    for (int i = 0; i < blocks.size(); i++) {
      AddressBlock block = blocks.get(i);
      if (block.first().v4()) {
        put(key(block.first().low(), block.length()), i);
      } else {
        v6.put(block, i);
      }
    }
  }

  /** Of the blocks, none of them twice. */
  public static BlockTable of(List<AddressBlock> blocks) {
    return new BlockTable(blocks);
  }

  int size() {
    return blocks.size();
  }

  AddressBlock block(int index) {
    return blocks.get(index);
  }

  /** Told of the blocks around an address. */
  @FunctionalInterface
  interface Visitor {

    /** One of them; whether that is enough. */
    boolean visit(int index);
  }

  /** Whether the visitor has had enough of the blocks around the address that the text is. */
  boolean any(byte[] bytes, int from, int to, Visitor visitor) {
    long v4 = v4(bytes, from, to);
    if (v4 != NONE) {
      return anyV4(v4, visitor);
    }
    Address address = other(bytes, from, to);
    if (address == null) {
      return false;
    }
    if (address.v4()) {
      return anyV4(address.low(), visitor);
    }
    for (int length : v6Lengths) {
      Integer index = v6.get(new AddressBlock(address, length));
      if (index != null && visitor.visit(index)) {
        return true;
      }
    }
    return false;
  }

  private boolean anyV4(long address, Visitor visitor) {
    for (int length : v4Lengths) {
      long prefix = length == 0 ? 0 : address & (-1L << (V4_BITS - length));
      int index = find(key(prefix, length));
      if (index != NONE && visitor.visit(index)) {
        return true;
      }
    }
    return false;
  }

  /** Only what has a colon can be an address that is not written the plain way. */
  private static @Nullable Address other(byte[] bytes, int from, int to) {
    if (to - from > MOST_CHARACTERS) {
      return null;
    }
    for (int i = from; i < to; i++) {
      if (bytes[i] == ':') {
        return Address.of(Texts.text(bytes, from, to));
      }
    }
    return null;
  }

  /** The IPv4 address that the text is; {@link #NONE}. No leading zeros, as elsewhere. */
  private static long v4(byte[] bytes, int from, int to) {
    long address = 0;
    int at = from;
    for (int part = 0; part < 4; part++) {
      int start = at;
      int value = 0;
      while (at < to && at - start < 3 && bytes[at] >= '0' && bytes[at] <= '9') {
        value = value * 10 + bytes[at++] - '0';
      }
      boolean leadingZero = at - start > 1 && bytes[start] == '0';
      boolean last = part == 3;
      if (at == start || value > 255 || leadingZero || last != (at == to)) {
        return NONE;
      }
      if (!last && bytes[at++] != '.') {
        return NONE;
      }
      address = address << 8 | value;
    }
    return address;
  }

  private int[] lengths(boolean v4) {
    return blocks.stream()
        .filter(block -> block.first().v4() == v4)
        .mapToInt(AddressBlock::length)
        .distinct()
        .toArray();
  }

  private static long key(long prefix, int length) {
    return prefix << 6 | length;
  }

  private void put(long key, int index) {
    int at = place(key);
    while (v4Keys[at] != NONE) {
      at = (at + 1) & (v4Keys.length - 1);
    }
    v4Keys[at] = key;
    v4Indexes[at] = index;
  }

  private int find(long key) {
    int at = place(key);
    while (v4Keys[at] != NONE) {
      if (v4Keys[at] == key) {
        return v4Indexes[at];
      }
      at = (at + 1) & (v4Keys.length - 1);
    }
    return NONE;
  }

  private int place(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32) & (v4Keys.length - 1);
  }
}
