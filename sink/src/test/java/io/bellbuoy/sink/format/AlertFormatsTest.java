package io.bellbuoy.sink.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Severity;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class AlertFormatsTest {

  static Stream<Arguments> formatsAndTexts() {
    return AlertFormats.names().stream()
        .flatMap(name -> FormatFixture.hostileTexts().map(text -> Arguments.of(name, text)));
  }

  @ParameterizedTest
  @MethodSource("formatsAndTexts")
  void everyFormatWritesOneLineThatNoTerminalObeys(String name, String text) {
    String line = new String(format(name).write(FormatFixture.alert(text)), UTF_8);

    assertThat(line).isNotBlank();
    assertThat(line.codePoints()).noneMatch(Obeyed::is);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void halfACharacterIsWrittenAsValidUtf8(String name) {
    byte[] line = format(name).write(FormatFixture.alert("half \ud83e of it"));

    assertThat(new String(line, UTF_8).getBytes(UTF_8)).isEqualTo(line);
    assertThat(new String(line, UTF_8)).doesNotContain("\ufffd");
  }

  static Stream<String> formats() {
    return AlertFormats.names().stream();
  }

  @Test
  void theFirstIsOurOwn() {
    Alert alert = FormatFixture.alert("a\nb \u202e");

    assertThat(AlertFormats.names())
        .containsExactly("bellbuoy", "cef", "ecs", "falco", "keyvalue", "leef", "ocsf");
    assertThat(new JsonSerde<>(Alert.class).read(format("bellbuoy").write(alert))).isEqualTo(alert);
    assertThat(AlertFormats.of("xml")).isNull();
  }

  @Test
  void aDocumentKnowsWhatChannelsAskFor() {
    Document document = format("cef").document(FormatFixture.alert("alice"));

    assertThat(document.id()).isEqualTo("a".repeat(64));
    assertThat(document.cluster()).isEqualTo("prod");
    assertThat(document.time()).isEqualTo(FormatFixture.RAISED_AT);
    assertThat(document.severity()).isEqualTo(Severity.HIGH);
    assertThat(new String(document.bytes(), UTF_8)).startsWith("CEF:0|");
  }

  private static AlertFormat format(String name) {
    return requireNonNull(AlertFormats.of(name));
  }
}
