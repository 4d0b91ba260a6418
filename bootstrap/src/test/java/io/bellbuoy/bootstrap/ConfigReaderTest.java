package io.bellbuoy.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {

  @TempDir Path folder;
  private Path file;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void givesWhatHasNoDefault() {
    file = folder.resolve("my.yaml");
    environment.put("BELLBUOY_SAMPLE_PASSWORD", "correct horse");
  }

  @Test
  void theDefaultsAloneMakeAConfiguration() {
    SampleConfig config = ConfigReader.read("sample", SampleConfig.class, null, environment);

    assertThat(config.http().port()).isEqualTo(8080);
    assertThat(config.http().secure()).isFalse();
    assertThat(config.kafka().properties()).isEmpty();
    assertThat(config.limits())
        .isEqualTo(
            new SampleConfig.Limits(
                Duration.ofSeconds(15), new Bytes(4 << 20), 0.5, 5_000_000_000L, true));
    assertThat(config.mode()).isEqualTo(SampleConfig.Mode.FAST);
    assertThat(config.folder()).isEqualTo(Path.of("data"));
    assertThat(config.password().value()).isEqualTo("correct horse");
    assertThat(config.names()).containsExactly("one", "two");
    assertThat(config.outlets()).containsExactly(new SampleConfig.Outlet("first", 1));
    assertThat(config.comment()).isNull();
  }

  @Test
  void theUsersFileLiesOverTheDefaultsKeyByKey() throws IOException {
    SampleConfig config =
        read("http:\n  port: 9\nkafka:\n  properties: {a.b: c}\nmode: Very-Slow\ncomment: no\n");

    assertThat(config.http().host()).isEqualTo("127.0.0.1");
    assertThat(config.http().port()).isEqualTo(9);
    assertThat(config.kafka().properties()).containsExactly(Map.entry("a.b", "c"));
    assertThat(config.mode()).isEqualTo(SampleConfig.Mode.VERY_SLOW);
    assertThat(config.comment()).isEqualTo("no");
  }

  @Test
  void aListReplacesTheDefaultOne() throws IOException {
    assertThat(read("names: [three]").names()).containsExactly("three");
    assertThat(read("names: []").names()).isEmpty();
    assertThat(read("outlets:\n  - {id: x, port: 1}\n  - {id: y, port: 2}").outlets())
        .containsExactly(new SampleConfig.Outlet("x", 1), new SampleConfig.Outlet("y", 2));
  }

  @Test
  void aKeyWithoutValueIsNotWrittenAndNullTakesADefaultAway() throws IOException {
    SampleConfig config = read("http:\n  port:\nlimits:\nnames: null\nkafka:\n  properties: ~\n");

    assertThat(config.http().port()).isEqualTo(8080);
    assertThat(config.limits().budget()).isEqualTo(5_000_000_000L);
    assertThat(config.names()).isEmpty();
    assertThat(config.kafka().properties()).isEmpty();
    assertThat(read("http:\n  tls: null").http().tls()).isNull();
  }

  @Test
  void anEmptyFileChangesNothing() throws IOException {
    assertThat(read("")).isEqualTo(read("# all of this is a comment\n"));
  }

  @Test
  void wordsStayAsTheyWereWritten() throws IOException {
    assertThat(read("names: [no, 1.10, 010, 2001-01-01, \"\"]").names())
        .containsExactly("no", "1.10", "010", "2001-01-01", "");
  }

  @Test
  void variablesStandInValues() throws IOException {
    environment.put("KAFKA_HOST", "broker-1");

    SampleConfig config =
        read(
            """
            kafka:
              bootstrapServers: "${KAFKA_HOST}:${KAFKA_PORT:9092}"
              properties:
                ssl.keystore.password: ${file:/etc/keys:password}
            comment: price $${KAFKA_HOST}
            """);

    assertThat(config.kafka().bootstrapServers()).isEqualTo("broker-1:9092");
    assertThat(config.kafka().properties())
        .as("Kafka has references of its own")
        .containsEntry("ssl.keystore.password", "${file:/etc/keys:password}");
    assertThat(config.comment()).isEqualTo("price ${KAFKA_HOST}");
  }

  @Test
  void aSecretComesFromItsFileWithoutTheLastLineBreak() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), " two\nlines \n");
    environment.put("BELLBUOY_SAMPLE_PASSWORD", "file:" + secret);

    assertThat(read("").password()).isEqualTo(new Secret(" two\nlines "));
  }

  @Test
  void aSecretShowsItselfToNobody() throws IOException {
    SampleConfig config = read("password: correct horse");

    assertThat(config.password().toString()).isEqualTo("(secret)");
    assertThat(config.toString()).doesNotContain("correct horse");
  }

  @Test
  void theDefaultFileIsTheManual() {
    assertThat(ConfigReader.manual("sample", SampleConfig.class))
        .startsWith("# The defaults of the sample service.")
        .contains("bootstrapServers: localhost:9092");
    assertThatThrownBy(() -> ConfigReader.manual("nobody", SampleConfig.class))
        .hasMessage("no resource nobody.yaml beside io.bellbuoy.bootstrap.SampleConfig");
  }

  private SampleConfig read(String yaml) throws IOException {
    Files.writeString(file, yaml);
    return ConfigReader.read("sample", SampleConfig.class, file, environment);
  }
}
