package io.bellbuoy.rules.match.scan;

import java.util.Arrays;
import java.util.List;

/** Finds texts, as bytes, among many with one look. Immutable. */
public final class ByteTable {

  /** What {@link #find} answers where there is none. */
  public static final int NONE = -1;

  /** So few are compared one after the other. */
  private static final int FEW = 8;

  private final byte[][] texts;

  /** The first eight bytes of each text. */
  private final long[] heads;

  /** For each place a text's hash; of the places that hold none it means nothing. */
  private final int[] hashes;

  /** For each place a text's index and one; 0: it holds none. */
  private final int[] places;

  private ByteTable(List<byte[]> texts) {
    this.texts = texts.toArray(byte[][]::new);
    heads = new long[this.texts.length];
    for (int i = 0; i < heads.length; i++) {
      heads[i] = Words.head(this.texts[i], 0, this.texts[i].length);
    }
    int capacity = Integer.highestOneBit(Math.max(4, texts.size())) * 4;
    hashes = new int[capacity];
    places = new int[capacity];
    for (int i = 0; i < this.texts.length; i++) {
      put(i, this.texts[i]);
    }
  }

  /** Of the texts, none of them twice. */
  public static ByteTable of(List<byte[]> texts) {
    return new ByteTable(texts);
  }

  /** The index of that text; {@link #NONE} where there is none. */
  public int find(byte[] bytes, int from, int to) {
    return texts.length <= FEW ? compare(bytes, from, to) : lookUp(bytes, from, to);
  }

  private int compare(byte[] bytes, int from, int to) {
    long head = Words.head(bytes, from, to);
    for (int i = 0; i < heads.length; i++) {
      byte[] text = texts[i];
      if (heads[i] == head
          && text.length == to - from
          && (text.length <= Long.BYTES || Arrays.equals(bytes, from, to, text, 0, text.length))) {
        return i;
      }
    }
    return NONE;
  }

  private int lookUp(byte[] bytes, int from, int to) {
    int hash = Words.hash(bytes, from, to);
    int mask = places.length - 1;
    for (int i = hash & mask; places[i] != 0; i = (i + 1) & mask) {
      if (hashes[i] == hash) {
        int index = places[i] - 1;
        byte[] text = texts[index];
        if (Arrays.equals(bytes, from, to, text, 0, text.length)) {
          return index;
        }
      }
    }
    return NONE;
  }

  /** The text of that index; not to be changed. */
  public byte[] text(int index) {
    return texts[index];
  }

  /** How many texts there are. */
  public int size() {
    return texts.length;
  }

  private void put(int index, byte[] text) {
    int hash = Words.hash(text, 0, text.length);
    int mask = places.length - 1;
    int at = hash & mask;
    while (places[at] != 0) {
      at = (at + 1) & mask;
    }
    places[at] = index + 1;
    hashes[at] = hash;
  }
}
