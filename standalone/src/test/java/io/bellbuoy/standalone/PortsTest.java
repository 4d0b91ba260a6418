package io.bellbuoy.standalone;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.bootstrap.ConfigReader;
import io.bellbuoy.console.ConsoleConfig;
import io.bellbuoy.engine.EngineConfig;
import io.bellbuoy.ingest.IngestConfig;
import io.bellbuoy.sink.SinkConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who knows a port from one way of running Bellbuoy knows it from all. */
class PortsTest {

  private final UpConfig up = ConfigReader.read("up", UpConfig.class, null, Map.of());
  private final IngestConfig ingest =
      ConfigReader.read("ingest", IngestConfig.class, null, Map.of());
  private final EngineConfig engine =
      ConfigReader.read("engine", EngineConfig.class, null, Map.of());
  private final SinkConfig sink = ConfigReader.read("sink", SinkConfig.class, null, Map.of());
  private final ConsoleConfig console =
      ConfigReader.read("console", ConsoleConfig.class, null, Map.of());

  @Test
  void servicesListenByThemselvesWhereTheyDoInUp() {
    assertThat(requireNonNull(ingest.http()).port()).isEqualTo(up.webhook().port());
    assertThat(requireNonNull(sink.http()).port()).isEqualTo(up.api().port());
    assertThat(ingest.admin().port()).isEqualTo(up.admin(0).port());
    assertThat(engine.admin().port()).isEqualTo(up.admin(1).port());
    assertThat(sink.admin().port()).isEqualTo(up.admin(2).port());
    assertThat(console.http().port()).isEqualTo(up.console().port());
    assertThat(console.admin().port()).isEqualTo(up.admin(3).port());
    assertThat(console.sink().url()).isEqualTo("http://127.0.0.1:" + up.api().port());
  }

  @Test
  void prometheusAsksWhereServicesAnswer() throws IOException {
    assertThat(text("deploy/prometheus/prometheus.yml"))
        .contains("ingest:" + ingest.admin().port())
        .contains("engine:" + engine.admin().port())
        .contains("sink:" + sink.admin().port())
        .contains("console:" + console.admin().port());
  }

  @ParameterizedTest
  @ValueSource(strings = {"docker-compose.yml", "docs/operations.md", "README.md"})
  void thePortForOtherMachinesIsTheOneWithTls(String file) throws IOException {
    assertThat(text(file)).contains(Integer.toString(up.https().port()));
  }

  @Test
  void theManualNamesThemAll() throws IOException {
    String manual = text("docs/operations.md");
    assertThat(
            List.of(
                up.webhook().port(),
                up.https().port(),
                up.api().port(),
                up.admin(0).port(),
                up.admin(1).port(),
                up.admin(2).port(),
                up.console().port(),
                up.admin(3).port(),
                up.kafka()))
        .allSatisfy(port -> assertThat(manual).contains(Integer.toString(port)));
  }

  private static String text(String file) throws IOException {
    return Files.readString(Path.of(System.getProperty("bellbuoy.root"), file));
  }
}
