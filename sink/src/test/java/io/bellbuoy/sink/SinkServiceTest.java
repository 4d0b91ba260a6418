package io.bellbuoy.sink;

import static io.bellbuoy.sink.TestSink.eventually;
import static io.bellbuoy.sink.store.AlertFixture.alert;
import static io.bellbuoy.sink.store.AlertFixture.alerts;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.registry.RegistryLoader;
import io.bellbuoy.registry.RegistryWriter;
import io.bellbuoy.registry.StatusImage;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.DeadLetter;
import io.bellbuoy.schemas.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class SinkServiceTest {

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  @TempDir Path folder;
  private KafkaConfig config;

  @BeforeEach
  void prepare() {
    config = KafkaConfig.relaxed(kafka.bootstrapServers(), kafka.freshPrefix());
    TestSink.prepare(config);
  }

  @Test
  void anAlertIsStoredAndSentThroughEveryChannelOnce() {
    try (TestAlerts engine = new TestAlerts(config);
        TestSink sink = start(file("first", "first.ndjson"), file("second", "second.ndjson"))) {
      engine.commit(alerts(5));
      // The engine raised one again, with the same id.
      engine.commit(alert(3));

      eventually().until(() -> sink.stored() == 5);
      eventually().until(() -> lines("first.ndjson").size() == 6);
      eventually().until(() -> lines("second.ndjson").size() == 6);
      assertThat(sink.get("/api/v1/alerts/" + alert(3).id()).statusCode()).isEqualTo(200);
      assertThat(sink.admin("/metrics").body())
          .contains("bellbuoy_sink_alerts_saved_total 5.0")
          .contains("bellbuoy_sink_alerts_duplicate_total 1.0");
    }
  }

  @Test
  void anAbortedTransactionIsNeitherStoredNorSentNorShown() {
    try (TestAlerts engine = new TestAlerts(config);
        TestSink sink = start(file("file", "all.ndjson"));
        EventSource watcher = sink.watch()) {
      engine.abort(alert(1), alert(2));
      engine.commit(alert(3));
      engine.abort(alert(4));
      engine.commit(alert(5));

      eventually().until(() -> lines("all.ndjson").size() == 2);
      eventually().until(() -> sink.stored() == 2);
      eventually().until(() -> watcher.ids().size() == 2);
      assertThat(watcher.ids()).containsExactlyInAnyOrder(alert(3).id(), alert(5).id());
      assertThat(sink.get("/api/v1/alerts/" + alert(1).id()).statusCode()).isEqualTo(404);
      assertThat(sink.get("/api/v1/alerts/" + alert(4).id()).statusCode()).isEqualTo(404);
      assertThat(String.join("", lines("all.ndjson")))
          .contains(alert(3).id(), alert(5).id())
          .doesNotContain(alert(1).id(), alert(4).id());
    }
  }

  @Test
  void whatWasRaisedWhileItDidNotRunIsStoredAndSentIfItHadRunBefore() {
    try (TestAlerts engine = new TestAlerts(config)) {
      engine.commit(alerts(3));
      try (TestSink sink = start(file("file", "all.ndjson"))) {
        engine.commit(alert(7));

        eventually().until(() -> sink.stored() == 4);
        eventually().until(() -> lines("all.ndjson").size() == 1);
        assertThat(lines("all.ndjson").get(0)).contains(alert(7).id());
      }
      engine.commit(alert(8));

      try (TestSink sink = start(file("file", "all.ndjson"))) {
        eventually().until(() -> sink.stored() == 5);
        eventually().until(() -> lines("all.ndjson").size() == 2);
        assertThat(lines("all.ndjson").get(1)).contains(alert(8).id());
      }
    }
  }

  @Test
  void whatIsNoAlertGoesToTheDeadLettersOnceAndTheRestGoesOn() {
    try (TestAlerts engine = new TestAlerts(config);
        TestSink sink = start(file("file", "all.ndjson"))) {
      engine.commitRaw("prod", "{\"half\":".getBytes(UTF_8));
      engine.commitRaw("prod", null);
      engine.commit(alert(1));

      eventually().until(() -> sink.stored() == 1);
      eventually().until(() -> lines("all.ndjson").size() == 1);
      List<DeadLetter> letters = new TestDeadLetters(config).read(2);
      assertThat(letters)
          .extracting(DeadLetter::component, DeadLetter::cluster, l -> new String(l.raw(), UTF_8))
          .containsExactlyInAnyOrder(
              tuple("sink", "prod", "{\"half\":"), tuple("sink", "prod", ""));
    }
  }

  @Test
  void aChannelOfTheRegistryComesChangesAndGoesWhileItRuns() {
    try (TestAlerts engine = new TestAlerts(config);
        RegistryWriter registry = new RegistryWriter(config);
        TestSink sink = start();
        RegistryLoader<StatusImage> status = RegistryLoader.status(config)) {
      status.start();
      registry.putChannel(registered("one.ndjson", Severity.LOW), "tests");
      eventually().until(() -> sink.admin("/metrics").body().contains("channel-registered"));
      sink.awaitReady();
      engine.commit(alert(0), alert(1), alert(2), alert(3));
      eventually().until(() -> lines("channels/one.ndjson").size() == 4);
      eventually().until(() -> counter(status, "channel.registered.sent") == 4);

      registry.putChannel(registered("two.ndjson", Severity.HIGH), "tests");
      eventually().until(() -> counter(status, "channel.registered.sent") == 0);
      engine.commit(alert(4), alert(5), alert(6), alert(7));

      eventually().until(() -> lines("channels/two.ndjson").size() == 2);
      assertThat(lines("channels/one.ndjson")).hasSize(4);
    }
  }

  @Test
  void aChannelThatCannotBeOpenedIsSaidToBeUnready() {
    SinkConfig.Channel broken = new SinkConfig.Channel("broken", "carrier-pigeon", null, Map.of());
    try (TestSink sink = start(broken)) {
      eventually()
          .untilAsserted(
              () ->
                  assertThat(sink.admin("/health/ready").body())
                      .contains("channel broken: kind: there is no carrier-pigeon"));
    }
  }

  private TestSink start(SinkConfig.Channel... channels) {
    TestSink sink = TestSink.start(TestSink.config(config, folder, channels));
    if (channels.length == 0 || !channels[0].id().equals("broken")) {
      sink.awaitReady();
    }
    return sink;
  }

  private SinkConfig.Channel file(String id, String name) {
    Map<String, String> options = Map.of("path", folder.resolve(name).toString());
    return new SinkConfig.Channel(id, "file", null, options);
  }

  private static ChannelConfig registered(String name, Severity severity) {
    return new ChannelConfig("registered", "file", true, severity, Map.of("path", name));
  }

  private static long counter(RegistryLoader<StatusImage> status, String name) {
    return status.await(Duration.ofSeconds(10)).instances().values().stream()
        .mapToLong(instance -> instance.counters().getOrDefault(name, -1L))
        .max()
        .orElse(-1);
  }

  private List<String> lines(String name) {
    Path file = folder.resolve(name);
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
