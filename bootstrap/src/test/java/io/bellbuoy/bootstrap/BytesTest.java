package io.bellbuoy.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTest {

  @ParameterizedTest
  @CsvSource({
    "0B, 0",
    "1023B, 1023",
    "1KiB, 1024",
    "64MiB, 67108864",
    "3GiB, 3221225472",
    "2TiB, 2199023255552"
  })
  void theTextIsReadAndWritten(String text, long count) {
    assertThat(Bytes.parse(text).count()).isEqualTo(count);
    assertThat(new Bytes(count)).hasToString(text);
  }

  @Test
  void theLargestUnitThatLosesNothingIsWritten() {
    assertThat(Bytes.parse("2048 KiB")).hasToString("2MiB");
    assertThat(Bytes.parse("1536KiB")).hasToString("1536KiB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "5MB", "5 mib", "-5B", "1.5GiB", "MiB", "5  MiB"})
  void whatIsNoSizeIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bytes.parse(text))
        .withMessageStartingWith("'" + text + "' is no size; write digits and B, KiB");
  }

  @Test
  void aCountFitsAnArrayOrIsRefused() {
    assertThat(Bytes.parse("1GiB").intCount()).isEqualTo(1 << 30);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bytes.parse("2GiB").intCount())
        .withMessage("2GiB is not below 2GiB");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Bytes(-1))
        .withMessage("a size cannot be negative: -1");
  }
}
