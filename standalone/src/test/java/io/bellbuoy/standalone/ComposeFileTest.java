package io.bellbuoy.standalone;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.bootstrap.ConfigReader;
import io.bellbuoy.bootstrap.HttpConfig;
import io.bellbuoy.console.ConsoleConfig;
import io.bellbuoy.engine.EngineConfig;
import io.bellbuoy.ingest.IngestConfig;
import io.bellbuoy.registry.KafkaConfig.Durability;
import io.bellbuoy.sink.SinkConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The compose file says only what the services understand. No engine is needed to see that. */
class ComposeFileTest {

  private static Map<String, Map<String, Object>> services;

  @BeforeAll
  static void read() throws IOException {
    String text =
        Files.readString(Path.of(System.getProperty("bellbuoy.root"), "docker-compose.yml"));
    Map<String, Map<String, Map<String, Object>>> file =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    services = requireNonNull(file.get("services"));
  }

  @Test
  void ingestReadsItsEnvironment() {
    IngestConfig config =
        ConfigReader.read("ingest", IngestConfig.class, null, environment("ingest"));
    assertThat(config.kafka().bootstrapServers()).isEqualTo("kafka:9092");
    assertThat(config.kafka().durability()).isEqualTo(Durability.RELAXED);
    HttpConfig https = requireNonNull(config.https());
    assertThat(requireNonNull(https.tls()).names()).contains("ingest", "localhost");
    assertThat(published("ingest"))
        .contains(https.port() + ":" + https.port())
        .contains("127.0.0.1:8880:" + requireNonNull(config.http()).port());
    assertThat(checkedPort("ingest")).isEqualTo(config.admin().port());
  }

  @Test
  void engineReadsItsEnvironment() {
    EngineConfig config =
        ConfigReader.read("engine", EngineConfig.class, null, environment("engine"));
    assertThat(config.kafka().bootstrapServers()).isEqualTo("kafka:9092");
    assertThat(config.kafka().durability()).isEqualTo(Durability.RELAXED);
    assertThat(checkedPort("engine")).isEqualTo(config.admin().port());
  }

  @Test
  void sinkReadsItsEnvironment() {
    Map<String, String> environment = environment("sink");
    assertThat(environment.put("BELLBUOY_SINK_STORE_PASSWORD", "of the file"))
        .isEqualTo("file:/run/store/password");
    SinkConfig config = ConfigReader.read("sink", SinkConfig.class, null, environment);
    assertThat(config.kafka().bootstrapServers()).isEqualTo("kafka:9092");
    assertThat(config.kafka().durability()).isEqualTo(Durability.RELAXED);
    assertThat(config.data()).isEqualTo(Path.of("/var/lib/bellbuoy/sink"));
    assertThat(config.key()).isEqualTo(Path.of("/var/lib/bellbuoy-key/secret.key"));
    assertThat(config.store().kind()).isEqualTo(SinkConfig.Store.Kind.POSTGRESQL);
    assertThat(config.store().url()).isEqualTo("postgresql://postgres:5432/bellbuoy");
    assertThat(published("sink"))
        .contains("127.0.0.1:8881:" + requireNonNull(config.http()).port());
    assertThat(checkedPort("sink")).isEqualTo(config.admin().port());
  }

  @Test
  void thePasswordOfTheStoreIsInAFileThatOnlyThoseHaveWhoNeedIt() {
    assertThat(String.valueOf(service("postgres").get("environment")))
        .contains("POSTGRES_PASSWORD_FILE=/run/store/password")
        .doesNotContain("POSTGRES_PASSWORD=");
    services.forEach(
        (name, service) ->
            assertThat(String.valueOf(service.get("volumes")).contains("store-secret"))
                .as("%s sees the password", name)
                .isEqualTo(List.of("postgres", "password", "sink").contains(name)));
    assertThat(service("postgres").get("networks")).isEqualTo(List.of("store"));
  }

  @Test
  void consoleReadsItsEnvironment() {
    ConsoleConfig config =
        ConfigReader.read("console", ConsoleConfig.class, null, environment("console"));
    assertThat(config.kafka().bootstrapServers()).isEqualTo("kafka:9092");
    assertThat(config.key()).isEqualTo(Path.of("/var/lib/bellbuoy-key/secret.key"));
    assertThat(config.sink().url()).isEqualTo("http://sink:8881");
    assertThat(published("console")).contains("127.0.0.1:8882:" + config.http().port());
    assertThat(checkedPort("console")).isEqualTo(config.admin().port());
  }

  @ParameterizedTest
  @ValueSource(strings = {"init", "ingest", "engine", "sink", "console"})
  void whatIsOursRunsWithTheLeastPrivilege(String service) {
    assertThat(service(service))
        .containsEntry("read_only", true)
        .containsEntry("cap_drop", List.of("ALL"))
        .containsEntry("security_opt", List.of("no-new-privileges:true"))
        .containsKey("mem_limit");
  }

  private static Map<String, Object> service(String name) {
    return requireNonNull(services.get(name), name);
  }

  private static Map<String, String> environment(String service) {
    Map<String, String> environment = new TreeMap<>();
    ((Map<?, ?>) requireNonNull(service(service).get("environment")))
        .forEach(
            (key, value) ->
                environment.put(
                    (String) key,
                    String.valueOf(value).replace("${BELLBUOY_HOST:-localhost}", "localhost")));
    return environment;
  }

  private static List<String> published(String service) {
    return texts(service(service).get("ports"));
  }

  private static int checkedPort(String service) {
    Map<?, ?> check = (Map<?, ?>) requireNonNull(service(service).get("healthcheck"));
    List<String> command = texts(check.get("test"));
    return Integer.parseInt(command.get(command.size() - 1));
  }

  private static List<String> texts(@Nullable Object list) {
    return ((List<?>) requireNonNull(list)).stream().map(String::valueOf).toList();
  }
}
