package io.bellbuoy.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.bootstrap.ConfigException;
import io.bellbuoy.bootstrap.ConfigReader;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleConfigTest {

  @Test
  void theDefaultFileIsAWholeConfiguration() {
    ConsoleConfig config = read(Map.of());

    assertThat(config.publicUrl()).isEqualTo("http://127.0.0.1:8882");
    assertThat(config.secure()).isFalse();
    assertThat(config.sink().url()).isEqualTo("http://127.0.0.1:8881");
    assertThat(config.sessions().lifetime()).isEqualTo(Duration.ofHours(12));
    assertThat(config.sessions().idle()).isEqualTo(Duration.ofHours(8));
    assertThat(config.trustedProxies()).isEmpty();
    assertThat(config.ingest().url()).isNull();
    assertThat(config.redact()).isEmpty();
  }

  @Test
  void whoIsReachedOverTlsKeepsItsCookieToIt() {
    ConsoleConfig config = read(Map.of("BELLBUOY_CONSOLE_URL", "https://bellbuoy.example"));

    assertThat(config.publicUrl()).isEqualTo("https://bellbuoy.example");
    assertThat(config.secure()).isTrue();
  }

  @Test
  void whatIsToBeHiddenIsAListOfPaths() {
    ConsoleConfig config =
        read(Map.of("BELLBUOY_CONSOLE_REDACT", "user.extra,requestObject..env.value"));

    assertThat(config.redact()).containsExactly("user.extra", "requestObject..env.value");
  }

  @ParameterizedTest
  @CsvSource({
    "URL,                bellbuoy.example,         url",
    "URL,                https://a.example/path,   url",
    "SINK_URL,           ftp://127.0.0.1,          sink.url",
    "SINK_URL,           nonsense,                 sink.url",
    "INGEST_URL,         https://a.example/path,   ingest:",
    "SESSIONS_LIFETIME,  10s,                      sessions.lifetime",
    "SESSIONS_IDLE,      10s,                      sessions.idle",
    "TRUSTEDPROXIES,     proxy.example,            trustedProxies",
    "REDACT,             a[,                       redact",
  })
  void aValueThatCannotWorkIsRefusedWithItsKey(String variable, String value, String key) {
    assertThatThrownBy(() -> read(Map.of("BELLBUOY_CONSOLE_" + variable, value)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(key);
  }

  private static ConsoleConfig read(Map<String, String> environment) {
    return ConfigReader.read("console", ConsoleConfig.class, null, environment);
  }
}
