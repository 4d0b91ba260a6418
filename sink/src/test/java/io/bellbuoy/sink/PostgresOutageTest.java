package io.bellbuoy.sink;

import static io.bellbuoy.sink.TestSink.eventually;
import static io.bellbuoy.sink.store.AlertFixture.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.sink.store.sql.PostgresCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that crashes while alerts are raised, or is down when the sink starts. */
final class PostgresOutageTest {

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  @TempDir Path folder;
  private KafkaConfig config;
  private PostgresCluster postgres;

  @BeforeEach
  void start() {
    Assumptions.assumeTrue(
        PostgresCluster.installed().isPresent(),
        "Debian's package postgresql is not there: its crash is NOT tested");
    postgres = PostgresCluster.start();
    config = KafkaConfig.relaxed(kafka.bootstrapServers(), kafka.freshPrefix());
    TestSink.prepare(config);
  }

  @AfterEach
  void stop() {
    if (postgres != null) {
      postgres.close();
    }
  }

  @Test
  void aCrashUnderLoadLosesNothingDoublesNothingAndHoldsNoChannelUp() throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    AtomicInteger raised = new AtomicInteger();
    Thread engine = new Thread(() -> raise(raised, enough), "engine");
    try (TestSink sink = TestSink.start(sinkConfig())) {
      sink.awaitReady();
      engine.start();
      eventually().until(() -> sink.stored() > 100);

      postgres.crash();

      eventually()
          .untilAsserted(
              () ->
                  assertThat(sink.admin("/health/ready").body())
                      .contains("\"problem\":\"cannot save")
                      .contains("in postgresql://127.0.0.1:"));
      assertThat(sink.admin("/health/ready").statusCode()).isEqualTo(503);
      assertThat(sink.get("/api/v1/alerts").statusCode()).isEqualTo(503);
      int down = raised.get();
      eventually().until(() -> raised.get() > down + 100);
      eventually().until(() -> sent() > down);

      postgres.up();

      eventually().until(() -> sink.stored() > down);
      enough.set(true);
      engine.join();
      eventually().until(() -> sink.stored() == raised.get());
      sink.awaitReady();
      eventually().until(() -> sent() == raised.get());
    } finally {
      enough.set(true);
    }
  }

  @Test
  void aSinkStartsWithoutItSendsAndStoresOnceItIsThere() {
    postgres.crash();
    try (TestAlerts engine = new TestAlerts(config);
        TestSink sink = TestSink.start(sinkConfig())) {
      eventually().until(() -> sink.admin("/metrics").body().contains("channel-file"));
      engine.commit(alert(1), alert(2));
      eventually()
          .untilAsserted(
              () ->
                  assertThat(sink.admin("/health/ready").body())
                      .contains("\"problem\":\"cannot save"));

      postgres.up();

      eventually().until(() -> sink.stored() == 2);
      sink.awaitReady();
    }
  }

  private SinkConfig sinkConfig() {
    SinkConfig.Channel file =
        new SinkConfig.Channel(
            "file", "file", null, Map.of("path", folder.resolve("sent.ndjson").toString()));
    return TestSink.withStore(
        TestSink.config(config, folder, file), PostgresSaveKillTest.store(postgres.config()));
  }

  private void raise(AtomicInteger raised, AtomicBoolean enough) {
    try (TestAlerts alerts = new TestAlerts(config)) {
      while (!enough.get()) {
        int from = raised.get();
        alerts.commit(IntStream.range(from, from + 20).mapToObj(n -> alert(n)).toList());
        raised.set(from + 20);
      }
    }
  }

  private long sent() throws IOException {
    Path file = folder.resolve("sent.ndjson");
    return Files.exists(file) ? Files.readAllLines(file).size() : 0;
  }
}
