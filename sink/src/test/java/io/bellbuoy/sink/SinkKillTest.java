package io.bellbuoy.sink;

import static io.bellbuoy.sink.TestSink.eventually;
import static io.bellbuoy.sink.store.AlertFixture.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.broker.ChildProcess;
import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.store.AlertFilter;
import io.bellbuoy.sink.store.AlertOrder;
import io.bellbuoy.sink.store.AlertPage;
import io.bellbuoy.sink.store.AlertQuery;
import io.bellbuoy.sink.store.AlertStore;
import io.bellbuoy.sink.store.sql.SqliteAlertStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A sink that is killed while alerts are raised has each of them once in its store. */
final class SinkKillTest {

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  @TempDir Path folder;

  @Test
  void killedWhileAlertsAreRaisedItStoresEachOnceAndSendsAll() throws Exception {
    killed(1);
  }

  @Test
  @Tag("long")
  void killedAgainAndAgainItStoresEachOnceAndSendsAll() throws Exception {
    killed(6);
  }

  private void killed(int times) throws Exception {
    KafkaConfig config = KafkaConfig.relaxed(kafka.bootstrapServers(), kafka.freshPrefix());
    TestSink.prepare(config);
    Path file = configuration(config);
    AtomicBoolean enough = new AtomicBoolean();
    AtomicInteger raised = new AtomicInteger();
    Thread engine = new Thread(() -> raise(config, raised, enough), "engine");
    try (AlertStore store =
        new SqliteAlertStore(folder.resolve("data/alerts.db"), Duration.ofSeconds(30))) {
      ChildProcess sink = start(file);
      try {
        // Positioned first: the channel sends what is raised from then on.
        sink.awaitLine("start offsets group=\"" + stem(config) + "-channel-file\"", patience());
        engine.start();
        for (int kill = 0; kill < times; kill++) {
          long before = store.size().alerts();
          eventually().until(() -> store.size().alerts() > before + 100);
          sink.kill();
          sink = start(file);
        }
        enough.set(true);
        engine.join();
        eventually().until(() -> store.size().alerts() == raised.get());
        eventually().until(() -> sent().containsAll(ids(raised.get())));
      } finally {
        enough.set(true);
        sink.close();
      }

      assertThat(stored(store)).isEqualTo(ids(raised.get()));
    }
  }

  private static void raise(KafkaConfig config, AtomicInteger raised, AtomicBoolean enough) {
    try (TestAlerts alerts = new TestAlerts(config)) {
      while (!enough.get()) {
        int from = raised.get();
        alerts.commit(IntStream.range(from, from + 20).mapToObj(n -> alert(n)).toList());
        raised.set(from + 20);
      }
    }
  }

  private Path configuration(KafkaConfig config) throws IOException {
    return Files.writeString(
        folder.resolve("sink.yaml"),
        """
        kafka: {bootstrapServers: "%s", topicPrefix: "%s", durability: relaxed}
        data: %s
        http: {port: 0}
        admin: {port: 0}
        retention: {age: 36500d}
        sessionTimeout: 6s
        channels:
          - {id: file, kind: file, options: {path: "%s"}}
        """
            .formatted(
                config.bootstrapServers(),
                config.topicPrefix(),
                folder.resolve("data"),
                folder.resolve("sent.ndjson")));
  }

  private ChildProcess start(Path file) {
    return ChildProcess.of(SinkMain.class)
        .args("--config", file.toString())
        .jvm("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
        .folder(folder)
        .start();
  }

  private static Duration patience() {
    return Duration.ofSeconds(30);
  }

  private static String stem(KafkaConfig config) {
    return config.topicPrefix().substring(0, config.topicPrefix().length() - 1);
  }

  private static List<String> ids(int count) {
    return IntStream.range(0, count).mapToObj(n -> alert(n).id()).toList();
  }

  private static List<String> stored(AlertStore store) {
    List<String> ids = new ArrayList<>();
    AlertQuery query =
        new AlertQuery(AlertFilter.ALL, AlertOrder.OLDEST_FIRST, null, AlertQuery.MAX_LIMIT);
    AlertPage page = store.find(query);
    page.alerts().stream().map(Alert::id).forEach(ids::add);
    while (page.next() != null) {
      page = store.find(query.after(page.next()));
      page.alerts().stream().map(Alert::id).forEach(ids::add);
    }
    return ids;
  }

  /** What the file channel wrote; every line is whole. */
  private List<String> sent() throws IOException {
    return Files.readAllLines(folder.resolve("sent.ndjson")).stream()
        .map(line -> line.substring("{\"id\":\"".length()))
        .map(line -> line.substring(0, line.indexOf('"')))
        .toList();
  }
}
