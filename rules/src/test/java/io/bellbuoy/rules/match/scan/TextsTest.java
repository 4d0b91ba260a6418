package io.bellbuoy.rules.match.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abc",
        "é",
        "😀",
        "\ud83d",
        "x\ude00y",
        "\ude00\ud83d",
        "\ud83d\ud83d\ude00",
        "\ud000\uffff"
      })
  void aTextComesBackFromItsBytes(String text) {
    byte[] bytes = Texts.bytes(text);

    assertThat(Texts.text(bytes, 0, bytes.length)).isEqualTo(text);
  }

  @Test
  void wholeTextsAreTheirUtf8() {
    assertThat(Texts.bytes("aé😀")).isEqualTo("aé😀".getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud83d", "a\ude00", "\ud83da", "\ude00\ud83d"})
  void halfAPairIsNoticed(String text) {
    assertThat(Texts.hasLoneSurrogate(text)).isTrue();
    assertThat(Texts.hasLoneSurrogate("a😀é")).isFalse();
  }

  @Test
  void bytesThatAreNoUtf8AreSomeText() {
    byte[] broken = {'a', (byte) 0xff, (byte) 0xed, 'b', (byte) 0xed, (byte) 0xa0};

    assertThat(Texts.text(broken, 0, broken.length)).startsWith("a").contains("b");
  }
}
