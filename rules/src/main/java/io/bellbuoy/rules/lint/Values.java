package io.bellbuoy.rules.lint;

import io.bellbuoy.rules.expression.Affix;
import io.bellbuoy.rules.expression.Comparator;
import io.bellbuoy.rules.expression.Decimal;
import io.bellbuoy.rules.expression.ValueTest;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** A set of values; which of them an event has, one of its texts says. Immutable. */
sealed interface Values
    permits Values.Texts, Values.Numbers, Values.Affixed, Values.Holding, Values.Passing, Clusters {

  /** Of longer lists not every text is tried. */
  int MOST_TRIED = 1000;

  /** Whether values with the text are in it. */
  boolean has(String text, boolean listed);

  /**
   * Whether all of it is surely in the other one.
   *
   * @param single whether no list is asked, where to contain means to have as a member
   */
  boolean within(Values other, boolean single);

  /** Whether a value in a list passes exactly where it passes alone. */
  default boolean sameInLists() {
    return true;
  }

  /** Whether surely nothing is in both. */
  default boolean apartFrom(Values other) {
    return false;
  }

  /** These texts. */
  record Texts(Set<String> texts) implements Values {

    public Texts {
      texts = Set.copyOf(texts);
    }

    /** Whether they are so few that each may be tried. */
    boolean few() {
      return texts.size() <= MOST_TRIED;
    }

    @Override
    public boolean has(String text, boolean listed) {
      return texts.contains(text);
    }

    @Override
    public boolean within(Values other, boolean single) {
      return other instanceof Texts wider
          ? wider.texts.containsAll(texts)
          : few()
              && texts.stream()
                  .allMatch(text -> other.has(text, false) && (single || other.has(text, true)));
    }
  }

  /** The numbers on one side of a bound, or the bound alone. */
  record Numbers(Comparator comparator, Decimal bound) implements Values {

    @Override
    public boolean has(String text, boolean listed) {
      Decimal number = Decimal.of(text);
      return number != null && holds(number);
    }

    private boolean holds(Decimal number) {
      return comparator.holds(number.compareTo(bound));
    }

    @Override
    public boolean within(Values other, boolean single) {
      if (!(other instanceof Numbers wider)) {
        return false;
      }
      return switch (comparator) {
        case EQUAL -> wider.holds(bound);
        case LESS, GREATER -> sameSide(wider) && (wider.holds(bound) || wider.bound.equals(bound));
        case LESS_OR_EQUAL, GREATER_OR_EQUAL -> sameSide(wider) && wider.holds(bound);
      };
    }

    @Override
    public boolean apartFrom(Values other) {
      if (!(other instanceof Numbers numbers)) {
        return false;
      }
      if (comparator == Comparator.EQUAL) {
        return !numbers.holds(bound);
      }
      return numbers.comparator == Comparator.EQUAL
          ? !holds(numbers.bound)
          : !sameSide(numbers)
              && !(holds(numbers.bound) && numbers.holds(bound))
              && !overlaps(numbers);
    }

    /** All other numbers, of an order; not for equality. */
    Numbers others() {
      return new Numbers(
          switch (comparator) {
            case LESS -> Comparator.GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> Comparator.GREATER;
            case GREATER -> Comparator.LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> Comparator.LESS;
            case EQUAL -> throw new IllegalStateException("the others are on both sides");
          },
          bound);
    }

    /** Both look towards each other and there is room between their bounds. */
    private boolean overlaps(Numbers other) {
      int order = bound.compareTo(other.bound);
      return comparator.ascending() ? order > 0 : order < 0;
    }

    private boolean sameSide(Numbers other) {
      return other.comparator != Comparator.EQUAL
          && comparator != Comparator.EQUAL
          && other.comparator.ascending() == comparator.ascending();
    }
  }

  /** The texts that begin, or end, so. */
  record Affixed(Affix.End end, String affix) implements Values {

    @Override
    public boolean has(String text, boolean listed) {
      return end == Affix.End.START ? text.startsWith(affix) : text.endsWith(affix);
    }

    @Override
    public boolean within(Values other, boolean single) {
      return (other instanceof Affixed wider && wider.end == end && wider.has(affix, false))
          || (single && other instanceof Holding holding && holding.has(affix, false));
    }

    @Override
    public boolean apartFrom(Values other) {
      return other instanceof Affixed affixed
          && affixed.end == end
          && !within(other, true)
          && !affixed.within(this, true);
    }
  }

  /** The texts with that part; the members of lists that are that text. */
  record Holding(String part) implements Values {

    @Override
    public boolean sameInLists() {
      return false;
    }

    @Override
    public boolean has(String text, boolean listed) {
      return listed ? text.equals(part) : text.contains(part);
    }

    @Override
    public boolean within(Values other, boolean single) {
      return equals(other)
          || (single && other instanceof Holding wider && part.contains(wider.part));
    }
  }

  /** Those that pass a test of which nothing else is known. */
  record Passing(Object key, Predicate<String> alone, Predicate<String> listed) implements Values {

    @Override
    public boolean sameInLists() {
      return false;
    }

    /** What passes the test, which must be written out. */
    static Passing of(Object key, ValueTest test) {
      return new Passing(key, test.takes(false), test.takes(true));
    }

    @Override
    public boolean has(String text, boolean inList) {
      return (inList ? listed : alone).test(text);
    }

    @Override
    public boolean within(Values other, boolean single) {
      return equals(other);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Passing passing && key.equals(passing.key);
    }

    @Override
    public int hashCode() {
      return Objects.hash(key);
    }
  }
}
