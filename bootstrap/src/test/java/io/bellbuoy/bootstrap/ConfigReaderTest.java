package io.bellbuoy.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {

  private static final Map<String, String> PASSWORD =
      Map.of("BELLBUOY_SAMPLE_PASSWORD", "correct horse");

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("my.yaml");
  }

  @Test
  void theDefaultsAloneMakeAConfiguration() {
    SampleConfig config = ConfigReader.read("sample", SampleConfig.class, null, PASSWORD);

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
        read("http:\n  port: 9\nnames: [three]\nkafka:\n  properties: {a.b: c}\nmode: very-slow\n");

    assertThat(config.http().host()).isEqualTo("127.0.0.1");
    assertThat(config.http().port()).isEqualTo(9);
    assertThat(config.names()).containsExactly("three");
    assertThat(config.kafka().properties()).containsExactly(Map.entry("a.b", "c"));
    assertThat(config.mode()).isEqualTo(SampleConfig.Mode.VERY_SLOW);
  }

  @Test
  void everyProblemIsSaidAtOnce() {
    assertThatThrownBy(() -> read("htpp: {}\nhttp:\n  port: many\nmode: lazy\n"))
        .isInstanceOfSatisfying(
            ConfigException.class,
            e ->
                assertThat(e.problems())
                    .isEqualTo(
                        List.of(
                            file + ":1: htpp: unknown key; did you mean http?",
                            file + ":3: http.port: 'many' is no whole number; write digits only",
                            file + ":4: mode: 'lazy' is none of fast, very-slow")));
  }

  private SampleConfig read(String yaml) throws IOException {
    Files.writeString(file, yaml);
    return ConfigReader.read("sample", SampleConfig.class, file, PASSWORD);
  }
}
