package io.bellbuoy.rules.expression;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code in} asks for. Immutable. */
public sealed interface ValueSet extends Node {

  /** Whether the value is a member. */
  boolean holds(Found found);

  /** Texts and integers, written out. */
  record WrittenSet(Set<String> texts, Set<Decimal> numbers) implements ValueSet {

    public WrittenSet {
      texts = Set.copyOf(texts);
      numbers = Set.copyOf(numbers);
    }

    @Override
    public boolean holds(Found found) {
      String text = found.text();
      if (text != null && texts.contains(text)) {
        return true;
      }
      Decimal number = numbers.isEmpty() ? null : found.number();
      return number != null && numbers.contains(number);
    }
  }

  /** The texts of a list of the library. */
  record ListedSet(String name, Set<String> texts) implements ValueSet {

    public ListedSet {
      texts = Set.copyOf(texts);
    }

    @Override
    public boolean holds(Found found) {
      String text = found.text();
      return text != null && texts.contains(text);
    }

    /** By the name alone: a list may be very long, and of one name there are few. */
    @Override
    public int hashCode() {
      return name.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof ListedSet that && name.equals(that.name) && texts.equals(that.texts);
    }
  }

  /**
   * Addresses inside some of the blocks.
   *
   * @param blocks none twice
   */
  record AddressSet(Set<AddressBlock> blocks) implements ValueSet {

    public AddressSet {
      blocks = Set.copyOf(blocks);
    }

    @Override
    public boolean holds(Found found) {
      String text = found.text();
      Address address = text == null ? null : Address.of(text);
      if (address == null) {
        return false;
      }
      // One look-up a length of prefix costs less than one a block, however long a list is.
      for (int length = 0; length <= address.bits(); length++) {
        if (blocks.contains(new AddressBlock(address.prefix(length), length))) {
          return true;
        }
      }
      return false;
    }
  }
}
