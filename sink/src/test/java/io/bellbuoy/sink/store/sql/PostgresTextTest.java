package io.bellbuoy.sink.store.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresTextTest {

  @Test
  void aTextStaysAsItIsButForWhatTheServerRefuses() {
    assertThat(PostgresText.of("it's 100% \\ \n")).isEqualTo("it's 100% \\ \n");
    assertThat(PostgresText.of("a\u0000b")).isEqualTo("a\ufffdb");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "ü", "漢", "🛟"})
  void aColumnIsShortEnoughForAnIndexWhateverItsLetters(String letter) {
    for (int length : new int[] {1, 99, 100, 101, 166, 167, 249, 250, 251, 500, 501, 100_000}) {
      String column = PostgresText.column(letter.repeat(length));

      assertThat(column.getBytes(UTF_8).length).isLessThanOrEqualTo(500);
      assertThat(PostgresText.column(column)).as("asked for as shown").isEqualTo(column);
    }
  }

  @Test
  void longTextsThatBeginAlikeAreToldApart() {
    String first = "x".repeat(1000);

    assertThat(PostgresText.column(first)).startsWith("xxx").contains("… ");
    assertThat(PostgresText.column(first)).isNotEqualTo(PostgresText.column(first + "y"));
    assertThat(PostgresText.column(first)).isEqualTo(PostgresText.column("x".repeat(1000)));
  }
}
