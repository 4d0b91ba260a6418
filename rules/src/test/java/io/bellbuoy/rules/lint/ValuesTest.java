package io.bellbuoy.rules.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.expression.Affix;
import io.bellbuoy.rules.expression.Comparator;
import io.bellbuoy.rules.expression.Decimal;
import io.bellbuoy.rules.lint.Values.Affixed;
import io.bellbuoy.rules.lint.Values.Holding;
import io.bellbuoy.rules.lint.Values.Numbers;
import io.bellbuoy.rules.lint.Values.Texts;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ValuesTest {

  /** Halves, so that there is one between any two bounds. */
  private static final List<String> GRID =
      IntStream.rangeClosed(0, 8).mapToObj(i -> i / 2 + (i % 2 == 0 ? ".0" : ".5")).toList();

  static Stream<Numbers> numbers() {
    return Stream.of(Comparator.values())
        .flatMap(c -> IntStream.rangeClosed(1, 3).mapToObj(i -> new Numbers(c, Decimal.of(i))));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void numbersAreComparedExactly(Numbers one) {
    numbers()
        .forEach(
            other -> {
              assertThat(one.within(other, true))
                  .as("%s within %s", one, other)
                  .isEqualTo(
                      GRID.stream().allMatch(n -> !one.has(n, false) || other.has(n, false)));
              assertThat(one.apartFrom(other))
                  .as("%s apart from %s", one, other)
                  .isEqualTo(
                      GRID.stream().noneMatch(n -> one.has(n, false) && other.has(n, false)));
            });
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void theOthersAreAllNumbersThatAreNotThere(Numbers one) {
    if (one.comparator() != Comparator.EQUAL) {
      assertThat(GRID).allMatch(n -> one.has(n, false) != one.others().has(n, false));
    }
  }

  @Test
  void numbersMayBeTexts() {
    Numbers five = new Numbers(Comparator.EQUAL, Decimal.of(5));

    assertThat(five.has("5.0", false)).isTrue();
    assertThat(five.has("five", false)).isFalse();
    assertThat(new Texts(Set.of("5", "5e0")).within(five, false)).isTrue();
    assertThat(five.within(new Texts(Set.of("5")), false)).isFalse();
  }

  @Test
  void aPartIsAPartOnlyWhereNoListIsAsked() {
    Holding part = new Holding("b");

    assertThat(new Texts(Set.of("abc")).within(part, true)).isTrue();
    assertThat(new Texts(Set.of("abc")).within(part, false)).isFalse();
    assertThat(new Holding("abc").within(part, true)).isTrue();
    assertThat(new Holding("abc").within(part, false)).isFalse();
    assertThat(new Affixed(Affix.End.START, "ab").within(part, true)).isTrue();
    assertThat(new Affixed(Affix.End.START, "ab").within(part, false)).isFalse();
  }

  @Test
  void beginningsExcludeEachOtherUnlessOneBeginsTheOther() {
    Affixed ab = new Affixed(Affix.End.START, "ab");

    assertThat(ab.apartFrom(new Affixed(Affix.End.START, "b"))).isTrue();
    assertThat(ab.apartFrom(new Affixed(Affix.End.START, "a"))).isFalse();
    assertThat(ab.apartFrom(new Affixed(Affix.End.START, "abc"))).isFalse();
    assertThat(ab.apartFrom(new Affixed(Affix.End.END, "b"))).isFalse();
    assertThat(ab.within(new Affixed(Affix.End.START, "a"), false)).isTrue();
    assertThat(new Affixed(Affix.End.START, "a").within(ab, false)).isFalse();
  }
}
