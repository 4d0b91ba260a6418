package io.bellbuoy.sink.channel.syslog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.Reach;
import io.bellbuoy.sink.channel.http.HttpTls;
import io.bellbuoy.sink.format.Document;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SyslogMessageTest {

  private static final Instant TIME = Instant.parse("2026-03-01T12:00:00.123456789Z");

  @Test
  void theDocumentIsItsText() {
    assertThat(message(false, 64_000, "prod", Severity.HIGH, "{\"id\":\"ü\"}"))
        .isEqualTo("<131>1 2026-03-01T12:00:00.123456Z prod bellbuoy - alert - {\"id\":\"ü\"}");
  }

  @Test
  void pairsAreStructuredData() {
    assertThat(message(true, 64_000, "prod", Severity.LOW, "user=\"a\\\"b\""))
        .isEqualTo(
            "<133>1 2026-03-01T12:00:00.123456Z prod bellbuoy - alert"
                + " [bellbuoy@32473 user=\"a\\\"b\"]");
  }

  @ParameterizedTest
  @CsvSource({"LOW, 133", "MEDIUM, 132", "HIGH, 131", "CRITICAL, 130"})
  void thePriorityIsFacilityAndSeverity(Severity severity, int priority) {
    assertThat(message(false, 64_000, "prod", severity, "x")).startsWith("<" + priority + ">1 ");
  }

  @ParameterizedTest
  @CsvSource({"a b, a-b", "'', -", "ünï, -n-"})
  void aClusterIsOneWordOfAscii(String cluster, String host) {
    assertThat(message(false, 64_000, cluster, Severity.LOW, "x"))
        .startsWith("<133>1 2026-03-01T12:00:00.123456Z " + host + " bellbuoy ");
  }

  @Test
  void aLongClusterIsCut() {
    assertThat(message(false, 64_000, "c".repeat(300), Severity.LOW, "x"))
        .contains(" " + "c".repeat(255) + " bellbuoy ");
  }

  @ParameterizedTest
  @ValueSource(ints = {480, 481, 482, 483, 5000})
  void whatIsTooLongIsCutAndSaysSo(int most) {
    String message = message(false, most, "prod", Severity.LOW, "🦀".repeat(25_000));

    assertThat(message.getBytes(UTF_8)).hasSizeBetween(most - 50, most);
    assertThat(message).matches(".*🦀… [0-9,]+ more bytes").doesNotContain("\ufffd");
  }

  @Test
  void pairsThatAreTooLongAreAText() {
    assertThat(message(true, 480, "prod", Severity.LOW, "user=\"" + "a".repeat(500) + "\""))
        .contains(" alert - user=\"aaa")
        .endsWith(" more bytes");
  }

  @Test
  void whatJustFitsIsLeftAsItIs() {
    int header = message(false, 64_000, "prod", Severity.LOW, "").length();

    assertThat(message(false, 480, "prod", Severity.LOW, "x".repeat(480 - header)))
        .hasSize(480)
        .endsWith("xx");
  }

  private static String message(
      boolean structured, int most, String cluster, Severity severity, String text) {
    SyslogSettings settings =
        new SyslogSettings(
            "localhost",
            514,
            SyslogSettings.Transport.TCP,
            true,
            16,
            "bellbuoy",
            "alert",
            32473,
            structured,
            most,
            Duration.ofSeconds(1),
            new HttpTls(null, null),
            Reach.of(true));
    return new String(
        new SyslogMessage(settings)
            .of(new Document("1", cluster, TIME, severity, text.getBytes(UTF_8))),
        UTF_8);
  }
}
