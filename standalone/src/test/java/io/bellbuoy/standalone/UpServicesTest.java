package io.bellbuoy.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.bootstrap.ConfigReader;
import io.bellbuoy.console.ConsoleConfig;
import io.bellbuoy.registry.KafkaConfig;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UpServicesTest {

  private static final Path DATA = Path.of("somewhere");

  @Test
  void theConsoleFindsTheSinkTheWebhookAndTheKeyOfThisFolder() {
    ConsoleConfig console = console(Map.of("BELLBUOY_CONSOLE_SESSIONS_LIFETIME", "1h"));

    assertThat(console.sink().url()).isEqualTo("http://127.0.0.1:1");
    assertThat(console.ingest().url()).isEqualTo("https://127.0.0.1:2");
    assertThat(console.key()).isEqualTo(DATA.resolve("secret.key"));
    assertThat(console.http().port()).isEqualTo(8882);
    assertThat(console.sessions().lifetime()).hasHours(1);
  }

  @Test
  void theConsoleHidesWhatTheEngineHides() {
    ConsoleConfig console =
        console(
            Map.of(
                "BELLBUOY_ENGINE_REDACT", "user.extra,requestObject.spec.key",
                "BELLBUOY_CONSOLE_REDACT", "userAgent,user.extra"));

    assertThat(console.redact())
        .containsExactly("user.extra", "requestObject.spec.key", "userAgent");
  }

  private static ConsoleConfig console(Map<String, String> environment) {
    UpConfig up = ConfigReader.read("up", UpConfig.class, null, environment);
    KafkaConfig kafka = KafkaConfig.relaxed("127.0.0.1:9", "bellbuoy.");
    return new UpServices(kafka, DATA, up, environment)
        .console("http://127.0.0.1:1", "https://127.0.0.1:2");
  }
}
