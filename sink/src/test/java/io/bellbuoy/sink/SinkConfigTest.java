package io.bellbuoy.sink;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.bootstrap.Bytes;
import io.bellbuoy.bootstrap.ConfigException;
import io.bellbuoy.bootstrap.ConfigReader;
import io.bellbuoy.schemas.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SinkConfigTest {

  @TempDir Path folder;

  @Test
  void theDefaultsAreWhole() {
    SinkConfig config = ConfigReader.read("sink", SinkConfig.class, null, Map.of());

    assertThat(config.http().port()).isEqualTo(8881);
    assertThat(config.retention()).isEqualTo(new SinkConfig.Retention(Duration.ofDays(90), null));
    assertThat(config.channels()).isEmpty();
    assertThat(config.store().kind()).isEqualTo(SinkConfig.Store.Kind.SQLITE);
    assertThat(config.webhooks().allowLocal()).isFalse();
  }

  @Test
  void channelsAndBoundsAreRead() throws IOException {
    SinkConfig config =
        read(
            """
            retention: {size: 5GiB}
            channels:
              - id: console
                kind: stdout
                minSeverity: high
              - id: hook
                kind: webhook
                options: {url: "https://example.com/", header.X-Team: blue}
            """);

    assertThat(config.retention().size()).isEqualTo(new Bytes(5L << 30));
    assertThat(config.channels().get(0).toConfig().minSeverity()).isEqualTo(Severity.HIGH);
    assertThat(config.channels().get(1).toConfig().minSeverity()).isEqualTo(Severity.LOW);
    assertThat(config.channels().get(1).options()).containsEntry("header.X-Team", "blue");
  }

  @Test
  void secretsOfChannelsAreNotShown() {
    SinkConfig.Channel channel =
        new SinkConfig.Channel("hook", "webhook", null, Map.of("token", "s3cret"));

    assertThat(channel.toString()).isEqualTo("webhook channel hook");
  }

  @Test
  void aPostgresIsReachedWithAPasswordOfAFileThatIsNotShown() throws IOException {
    Path password = Files.writeString(folder.resolve("password"), "s3cret");
    SinkConfig config =
        read(
            """
            store:
              kind: postgresql
              url: postgresql://db.example:5432/alerts?sslmode=verify-full
              user: bellbuoy
              password: file:%s
            """
                .formatted(password));

    assertThat(config.store().kind()).isEqualTo(SinkConfig.Store.Kind.POSTGRESQL);
    assertThat(requireNonNull(config.store().password()).value()).isEqualTo("s3cret");
    assertThat(config.toString()).doesNotContain("s3cret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "channels: [{id: No Id, kind: stdout}] | id: must be 1 to 63 of a-z, 0-9 and -",
        "channels: [{id: a, kind: stdout}, {id: a, kind: file}] | must have different ids",
        "sessionTimeout: 1ms | must be at least 500ms",
        "retention: {age: 0s} | must be longer than nothing",
        "stream: {heartbeat: 1ms} | must be at least 100ms",
        "store: {kind: postgresql} | url must say where the PostgreSQL is",
        "store: {kind: postgresql, url: 'mysql://db/a'} | store.url: must look like postgresql://",
        "store: {kind: oracle} | postgresql",
        "stream: {clients: -1} | must not be negative"
      })
  void whatCannotBeUsedIsNamed(String yaml, String problem) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(problem);
  }

  private SinkConfig read(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("sink.yaml"), yaml);
    return ConfigReader.read("sink", SinkConfig.class, file, Map.of());
  }
}
