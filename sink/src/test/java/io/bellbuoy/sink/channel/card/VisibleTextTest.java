package io.bellbuoy.sink.channel.card;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VisibleTextTest {

  @Test
  void whatAScreenObeysIsShown() {
    assertThat(VisibleText.line("a\r\nb\tc\u001b[31m\u202e\u2028\u0000\u200b"))
        .isEqualTo("a\\u000D\\nb\\tc\\u001B[31m\\u202E\\u2028\\u0000\\u200B");
    assertThat(VisibleText.line(Character.toString(0xE0041))).isEqualTo("\\uDB40\\uDC41");
    assertThat(VisibleText.line("\ud800")).isEqualTo("\\uD800");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "Ünïcode 漢字", "\ud83d\udedf", "\\n", "\"'<>&"})
  void whatPeopleWriteStaysAsItIs(String text) {
    assertThat(VisibleText.line(text)).isEqualTo(text);
  }

  @Test
  void whatFitsIsNotCut() {
    assertThat(VisibleText.cut("x".repeat(100), 100)).isEqualTo("x".repeat(100));
    assertThat(VisibleText.cut("", 0)).isEmpty();
  }

  @Test
  void whatDoesNotFitSaysHowMuchIsMissing() {
    assertThat(VisibleText.cut("x".repeat(5_100), 140))
        .isEqualTo("x".repeat(100) + "… 5,000 more characters");
  }

  @ParameterizedTest
  @CsvSource({"40", "41", "42", "99", "139"})
  void aCharacterIsNeverCutInTwo(int most) {
    String cut = VisibleText.cut("\ud83d\udedf".repeat(500), most);

    assertThat(cut).hasSizeLessThanOrEqualTo(most);
    assertThat(cut.codePoints()).noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
    int kept = (int) cut.codePoints().filter(c -> c == 0x1f6df).count();
    assertThat(cut).endsWith("… " + (500 - kept) + " more characters");
  }

  @Test
  void anEscapeIsNeverCutInTwo() {
    String cut =
        VisibleText.cut("&".repeat(100), 62, c -> c == '&' ? "&amp;" : Character.toString(c));

    assertThat(cut).isEqualTo("&amp;&amp;&amp;&amp;… 96 more characters");
  }
}
