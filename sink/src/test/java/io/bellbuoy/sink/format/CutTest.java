package io.bellbuoy.sink.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CutTest {

  @Test
  void whatFitsIsLeftAsItIs() {
    assertThat(Cut.to(40, "x".repeat(40))).isEqualTo("x".repeat(40));
  }

  @Test
  void whatIsCutSaysHowMuchIsMissing() {
    assertThat(Cut.to(63, "x".repeat(102_400)))
        .isEqualTo("x".repeat(23) + "… 102,377 more characters")
        .hasSizeLessThanOrEqualTo(63);
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 41, 42, 43})
  void noCharacterIsCutInHalf(int most) {
    String cut = Cut.to(most, "🦀".repeat(100));

    assertThat(cut.codePoints()).noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
    assertThat(cut).hasSizeLessThanOrEqualTo(most);
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3.4, true",
    "255.255.255.255, true",
    "256.1.1.1, false",
    "1.2.3, false",
    "01.2.3.4, true",
    "::1, true",
    "2001:db8::7, true",
    "::ffff:10.0.0.1, true",
    "2001:db8::7::1, false",
    "a:b, false",
    "example.com, false",
    "dead, false",
    "'', false",
    "fe80::1%eth0, false",
    "1.2.3.4:80, false",
    "[::1], false"
  })
  void anAddressIsKnownWithoutLookingItUp(String text, boolean address) {
    assertThat(Ip.is(text)).isEqualTo(address);
  }
}
