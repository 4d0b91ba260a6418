package io.bellbuoy.rules.match.index;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonValue.JsonBoolean;
import io.bellbuoy.rules.event.JsonValue.JsonNumber;
import io.bellbuoy.rules.event.JsonValue.JsonText;
import io.bellbuoy.rules.expression.Comparator;
import io.bellbuoy.rules.expression.Found;
import io.bellbuoy.rules.match.scan.ByteTable;
import io.bellbuoy.rules.match.scan.SlotValues;
import io.bellbuoy.rules.match.scan.Texts;
import java.util.Arrays;
import java.util.function.Predicate;

/** What one value must pass; asked of its text's bytes. Immutable. */
public sealed interface TextTest {

  /**
   * Whether the value passes.
   *
   * @param bytes hold its text from {@code from} to before {@code to}
   * @param kind {@link SlotValues#TEXT} and {@link SlotValues#LISTED} where it is that
   */
  boolean holds(byte[] bytes, int from, int to, int kind);

  /** Whether some of the values passes. */
  default boolean any(SlotValues values) {
    for (int i = 0; i < values.size(); i++) {
      if (holds(values.bytes(i), values.start(i), values.end(i), values.kind(i))) {
        return true;
      }
    }
    return false;
  }

  /** It is that text. */
  record Equal(byte[] text) implements TextTest {

    @Override
    public boolean holds(byte[] bytes, int from, int to, int kind) {
      return to - from == text.length && Arrays.equals(bytes, from, to, text, 0, text.length);
    }
  }

  /** It is one of them. */
  record Member(ByteTable texts) implements TextTest {

    @Override
    public boolean holds(byte[] bytes, int from, int to, int kind) {
      return texts.find(bytes, from, to) != ByteTable.NONE;
    }
  }

  /** It begins so. */
  record Prefix(byte[] text) implements TextTest {

    @Override
    public boolean holds(byte[] bytes, int from, int to, int kind) {
      int end = from + text.length;
      return end <= to && Arrays.equals(bytes, from, end, text, 0, text.length);
    }
  }

  /** It ends so. */
  record Suffix(byte[] text) implements TextTest {

    @Override
    public boolean holds(byte[] bytes, int from, int to, int kind) {
      int start = to - text.length;
      return start >= from && Arrays.equals(bytes, start, to, text, 0, text.length);
    }
  }

  /** It holds that text; or, in an array at which a path ended, it is that text. */
  record Part(byte[] text, boolean equalWhereListed) implements TextTest {

    @Override
    public boolean holds(byte[] bytes, int from, int to, int kind) {
      if (equalWhereListed && (kind & SlotValues.LISTED) != 0) {
        return to - from == text.length && Arrays.equals(bytes, from, to, text, 0, text.length);
      }
      return within(bytes, from, to);
    }

    private boolean within(byte[] bytes, int from, int to) {
      if (text.length == 0) {
        return true;
      }
      byte first = text[0];
      int last = to - text.length;
      for (int i = from; i <= last; i++) {
        if (bytes[i] == first && Arrays.equals(bytes, i, i + text.length, text, 0, text.length)) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * It is a number that compares so with an integer.
   *
   * @param exactly answers for numbers that are not plain integers
   */
  record Magnitude(Comparator comparator, long bound, Predicate<Found> exactly)
      implements TextTest {

    /** Any integer of so many digits fits. */
    private static final int MOST_DIGITS = 18;

    @Override
    public boolean holds(byte[] bytes, int from, int to, int kind) {
      int at = from < to && bytes[from] == '-' ? from + 1 : from;
      if (at == to || bytes[at] < '0' || bytes[at] > '9') {
        return false;
      }
      long number = 0;
      if (to - at <= MOST_DIGITS) {
        int digit = at;
        while (digit < to && bytes[digit] >= '0' && bytes[digit] <= '9') {
          number = number * 10 + bytes[digit++] - '0';
        }
        if (digit == to) {
          return comparator.holds(Long.compare(at == from ? number : -number, bound));
        }
      }
      return exactly.test(found(bytes, from, to, kind));
    }
  }

  /** It is an address in one of the blocks. */
  record Within(BlockTable blocks) implements TextTest {

    @Override
    public boolean holds(byte[] bytes, int from, int to, int kind) {
      return blocks.any(bytes, from, to, block -> true);
    }
  }

  /** Whatever else a test may ask, of the value itself. */
  record Plain(Predicate<Found> test) implements TextTest {

    @Override
    public boolean holds(byte[] bytes, int from, int to, int kind) {
      return test.test(found(bytes, from, to, kind));
    }
  }

  private static Found found(byte[] bytes, int from, int to, int kind) {
    String text = Texts.text(bytes, from, to);
    JsonValue value;
    if ((kind & SlotValues.TEXT) != 0) {
      value = new JsonText(text);
    } else {
      value =
          switch (text) {
            case "true" -> new JsonBoolean(true);
            case "false" -> new JsonBoolean(false);
            default -> new JsonNumber(text);
          };
    }
    return new Found(value, (kind & SlotValues.LISTED) != 0, null);
  }
}
