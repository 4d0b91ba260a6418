package io.bellbuoy.rules.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClusterGlobTest {

  @ParameterizedTest
  @CsvSource({
    "prod, prod, true",
    "prod, prod1, false",
    "prod, pro, false",
    "*, '', true",
    "*, anything, true",
    "**, x, true",
    "?, x, true",
    "?, '', false",
    "?*, x, true",
    "a*b*c, abc, true",
    "a*b*c, a-b-b-c, true",
    "a*b*c, a-c-b, false",
    "*-eu, prod-eu, true",
    "*-eu, prod-eu-1, false",
    "p?d, p.d, true",
    "p.d, pxd, false",
    "*a, aaa, true",
    "*a?, aab, true",
  })
  void aGlobMatchesTheWholeName(String glob, String name, boolean expected) {
    assertThat(ClusterGlob.of(glob).matches(name)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"prod-*", "a?", "*", "arn:aws:eks:eu/x_1.b@c"})
  void theCharactersOfClusterNamesAreAllowed(String glob) {
    assertThat(ClusterGlob.problem(glob)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "[ab]", "{a,b}", "!a", "^a$", "a\\b", "ä"})
  void otherCharactersAreExplained(String glob) {
    assertThat(ClusterGlob.problem(glob)).isNotBlank();
  }

  @Test
  void manyStarsAreAnswered() {
    assertThat(ClusterGlob.of("*a".repeat(30) + "b").matches("a".repeat(5_000))).isFalse();
  }
}
