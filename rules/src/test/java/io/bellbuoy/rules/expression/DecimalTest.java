package io.bellbuoy.rules.expression;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DecimalTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+1",
        ".5",
        "5.",
        "1.",
        "-.5",
        "1e",
        "1e+",
        "e5",
        "1e5.0",
        "0x10",
        "1_000",
        " 1",
        "1 ",
        "NaN",
        "Infinity",
        "--1",
        "1-",
        "1,5",
        "١",
        "１",
        "1e10000",
        "1e-10000",
        "1e999999999999999999",
        "1f",
        "1d"
      })
  void whatIsNoNumberIsNone(String text) {
    assertThat(Decimal.of(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "1, 1.0",
    "1, 1.000",
    "1, 01",
    "1, 001.0",
    "100, 1e2",
    "100, 1E+2",
    "0.01, 1e-2",
    "1e9999, 10e9998",
    "0, -0",
    "0, 0.000",
    "0, 0e9999",
    "0, -0.0e-5",
    "12345678901234567890, 12345678901234567890.0",
    "1e1, 1e00001",
    "0.1, 00.10",
    "-1.50, -15e-1"
  })
  void oneNumberIsWrittenInManyWays(String left, String right) {
    assertThat(Decimal.of(left)).isNotNull().isEqualTo(Decimal.of(right));
    assertThat(decimal(left)).isEqualByComparingTo(decimal(right));
    assertThat(decimal(left)).hasSameHashCodeAs(decimal(right));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2",
    "-2, -1",
    "-1, 0",
    "0, 0.0000001",
    "9, 10",
    "99, 100",
    "0.9, 1",
    "1.1, 1.2",
    "1.19, 1.2",
    "-1.2, -1.19",
    "9007199254740992, 9007199254740993",
    "0.1, 0.10000000000000000000000000000001",
    "1e9998, 1e9999",
    "1e-9999, 1e-9998",
    "-1e9999, 1e-9999",
    "99999999999999999999, 1e20"
  })
  void numbersAreOrderedExactly(String smaller, String larger) {
    assertThat(decimal(smaller)).isLessThan(decimal(larger));
    assertThat(decimal(larger)).isGreaterThan(decimal(smaller));
    assertThat(decimal(smaller)).isNotEqualTo(decimal(larger));
  }

  @Test
  void itAgreesWithBigDecimal() {
    Random random = new Random(42);
    for (int i = 0; i < 20_000; i++) {
      String left = number(random);
      String right = random.nextInt(4) == 0 ? left : number(random);
      assertThat(Integer.signum(decimal(left).compareTo(decimal(right))))
          .as("%s and %s", left, right)
          .isEqualTo(new BigDecimal(left).compareTo(new BigDecimal(right)));
    }
  }

  @Test
  @Timeout(30)
  void millionsOfDigitsAreNoTrouble() {
    String digits = "1234567890".repeat(300_000);
    assertThat(decimal(digits)).isLessThan(decimal(digits + "1"));
    assertThat(decimal("0." + digits)).isEqualTo(decimal("0." + digits + "000"));
    assertThat(decimal(digits + "e9999")).isGreaterThan(decimal(digits));
  }

  @Test
  void allIntegersHaveOne() {
    for (long number : List.of(0L, 1L, -1L, Long.MAX_VALUE, Long.MIN_VALUE)) {
      assertThat(Decimal.of(number)).isEqualTo(Decimal.of(Long.toString(number)));
    }
  }

  private static String number(Random random) {
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
    text.append(digits(random));
    if (random.nextBoolean()) {
      text.append('.').append(digits(random));
    }
    if (random.nextInt(3) == 0) {
      text.append(random.nextBoolean() ? "e" : "E-").append(random.nextInt(6));
    } else {
      text.append("e0");
    }
    return text.toString();
  }

  private static String digits(Random random) {
    StringBuilder digits = new StringBuilder();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      digits.append(random.nextInt(3));
    }
    return digits.toString();
  }

  private static Decimal decimal(String text) {
    return requireNonNull(Decimal.of(text), text);
  }
}
