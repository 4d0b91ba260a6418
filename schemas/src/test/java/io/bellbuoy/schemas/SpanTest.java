package io.bellbuoy.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTest {

  @ParameterizedTest
  @CsvSource({"30s, 30, 30s", "5m, 300, 5m", "300s, 300, 5m", "1h, 3600, 1h", "48h, 172800, 2d"})
  void aTextIsALengthOfTime(String text, long seconds, String shortest) {
    Span span = Span.of(text);

    assertThat(span.duration()).isEqualTo(Duration.ofSeconds(seconds));
    assertThat(span).hasToString(shortest);
    assertThat(Span.of(span.toString())).isEqualTo(span);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "m", "0s", "-5m", "5 m", "1.5h", "32d", "5M", "99999999999s"})
  void whatIsNoneIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Span.of(text))
        .withMessageStartingWith("a length of time");
  }

  @Test
  void inJsonItIsItsText() throws Exception {
    assertThat(JsonSerde.mapper().writeValueAsString(Span.of("5m"))).isEqualTo("\"5m\"");
    assertThat(JsonSerde.mapper().readValue("\"90s\"", Span.class)).isEqualTo(Span.of("90s"));
  }
}
