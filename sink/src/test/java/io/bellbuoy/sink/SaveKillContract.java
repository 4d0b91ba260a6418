package io.bellbuoy.sink;

import static io.bellbuoy.sink.TestSink.eventually;
import static io.bellbuoy.sink.store.AlertFixture.alerts;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.broker.ChildProcess;
import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.sink.store.AlertFilter;
import io.bellbuoy.sink.store.AlertQuery;
import io.bellbuoy.sink.store.AlertStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A sink that is killed between saving alerts and committing their offsets saves none twice. */
abstract class SaveKillContract {

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  @TempDir Path folder;

  /** The store as the configuration of a sink has it. */
  abstract SinkConfig.Store store();

  /** The same as it is written there; the password may be. */
  abstract String yaml();

  @Test
  void killedBetweenSaveAndCommitItSavesNoneTwice() throws IOException {
    KafkaConfig config = KafkaConfig.relaxed(kafka.bootstrapServers(), kafka.freshPrefix());
    TestSink.prepare(config);
    Path data = Files.createDirectory(folder.resolve("data"));
    try (TestAlerts engine = new TestAlerts(config);
        AlertStore store = store().open(data)) {
      engine.commit(alerts(50));
      try (ChildProcess saver = start(config, data)) {
        saver.awaitLine("saved [1-9]", Duration.ofSeconds(30));
        saver.kill();
      }
      long before = store.size().alerts();
      assertThat(before).as("saved, and not committed").isBetween(1L, 50L);

      engine.commit(alerts(60));
      try (TestSink sink =
          TestSink.start(TestSink.withStore(TestSink.config(config, data), store()))) {
        eventually().until(() -> store.size().alerts() == 60);
        eventually()
            .untilAsserted(
                () ->
                    assertThat(sink.admin("/metrics").body())
                        .contains("alerts_saved_total " + (60.0 - before))
                        .contains("alerts_duplicate_total " + (50.0 + before)));
      }
      assertThat(store.find(AlertQuery.newest(AlertFilter.ALL, 100)).alerts())
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(alerts(60));
    }
  }

  private ChildProcess start(KafkaConfig config, Path data) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("sink.yaml"),
            """
            kafka: {bootstrapServers: "%s", topicPrefix: "%s", durability: relaxed}
            data: %s
            store: %s
            sessionTimeout: 2s
            """
                .formatted(config.bootstrapServers(), config.topicPrefix(), data, yaml()));
    return ChildProcess.of(HangingSaver.class).args(file.toString()).folder(folder).start();
  }
}
