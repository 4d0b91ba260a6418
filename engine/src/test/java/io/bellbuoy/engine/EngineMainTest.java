package io.bellbuoy.engine;

import static io.bellbuoy.engine.Policies.alert;
import static io.bellbuoy.engine.Policies.first;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.broker.ChildProcess;
import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.schemas.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The engine as a process. */
class EngineMainTest {

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @TempDir Path folder;

  @Test
  void aBrokenConfigurationIsSaidAndEndsIt() {
    try (ChildProcess engine =
        ChildProcess.of(EngineMain.class)
            .folder(folder)
            .env("BELLBUOY_ENGINE_THREADS", "many")
            .env("BELLBUOY_ENGINE_COMMIT_INTERVAL", "soon")
            .start()) {
      assertThat(engine.exitCode(PATIENCE)).isEqualTo(2);
      assertThat(String.join("\n", engine.lines())).contains("threads").contains("commitInterval");
    }
  }

  @Test
  @Tag("long")
  void anEngineThatCannotGoOnEndsItsProcessWithTheReason() throws Exception {
    try (TestBroker broker = new TestBroker(kafka.bootstrapServers(), kafka.freshPrefix())) {
      broker.publish(first(1, alert("any", "not jpath(\"verb\") = \"nothing\"")));
      try (ChildProcess engine = EngineProcess.start(broker, folder)) {
        engine.awaitLine("to=\"RUNNING\"", PATIENCE);
        takeNoAlert(broker.topics.alerts());
        broker.send(Events.podCreated("web"));

        assertThat(engine.exitCode(Duration.ofMinutes(3))).isEqualTo(2);
        assertThat(String.join("\n", engine.lines()))
            .contains("gave up")
            .contains("RecordTooLargeException");
      }
    }
  }

  private static void takeNoAlert(Topic topic) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    // The marker that ends a transaction fits, no alert does.
    ConfigEntry tiny = new ConfigEntry("max.message.bytes", "300");
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin
          .incrementalAlterConfigs(
              Map.of(resource, List.of(new AlterConfigOp(tiny, AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
  }
}
