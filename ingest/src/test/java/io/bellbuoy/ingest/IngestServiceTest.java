package io.bellbuoy.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.bootstrap.HttpConfig;
import io.bellbuoy.bootstrap.StartException;
import io.bellbuoy.broker.ChildProcess;
import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.registry.RegistryLoader;
import io.bellbuoy.registry.StatusImage;
import io.bellbuoy.schemas.InstanceStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class IngestServiceTest {

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void aTopicThatWouldLoseEventsIsRefusedAtTheStart() throws Exception {
    KafkaConfig config = KafkaConfig.relaxed(kafka.bootstrapServers(), kafka.freshPrefix());
    NewTopic wrong =
        new NewTopic(config.topics().events().name(), 1, (short) 1)
            .configs(Map.of("cleanup.policy", "compact"));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin.createTopics(List.of(wrong)).all().get();
    }
    IngestService service =
        new IngestService(RunningIngest.config(config, IngestConfig.Webhook.DEFAULT));
    try {
      assertThatThrownBy(service::start)
          .isInstanceOf(StartException.class)
          .hasMessageContaining(wrong.name());
    } finally {
      service.close();
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() throws IOException {
    KafkaConfig config = KafkaConfig.relaxed(kafka.bootstrapServers(), kafka.freshPrefix());
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      IngestService service =
          new IngestService(
              IngestConfig.of(
                  config,
                  new HttpConfig("127.0.0.1", taken.getLocalPort()),
                  null,
                  new HttpConfig("127.0.0.1", 0)));
      try {
        assertThatThrownBy(service::start)
            .isInstanceOf(StartException.class)
            .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
      } finally {
        service.close();
      }
    }
  }

  @Test
  void aServiceThatWasNeverStartedCloses() {
    IngestService service =
        new IngestService(
            RunningIngest.config(
                KafkaConfig.relaxed(kafka.bootstrapServers(), kafka.freshPrefix()),
                IngestConfig.Webhook.DEFAULT));

    service.close();

    assertThat(service.webhookPort()).isZero();
    assertThat(service.httpsPort()).isZero();
  }

  @Test
  void sendersThatSendTheSameAtOnceAllSucceed() throws Exception {
    try (RunningIngest ingest =
        RunningIngest.start(kafka.bootstrapServers(), kafka.freshPrefix())) {
      ExecutorService senders = Executors.newFixedThreadPool(8);
      List<Future<Integer>> answers = new ArrayList<>();
      Set<String> expected = new HashSet<>();
      for (int body = 0; body < 40; body++) {
        StringBuilder items = new StringBuilder("{\"kind\":\"EventList\",\"items\":[");
        for (int item = 0; item < 50; item++) {
          String event =
              "{\"auditID\":\"b%d-%d\",\"pad\":\"%s\"}".formatted(body, item, "p".repeat(900));
          expected.add(event);
          items.append(item == 0 ? "" : ",").append(event);
        }
        String text = items.append("]}").toString();
        for (int times = 0; times < 2; times++) {
          answers.add(senders.submit(() -> ingest.post(text).statusCode()));
        }
      }
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isEqualTo(200);
      }
      senders.shutdown();

      List<String> texts = ingest.events().texts();
      assertThat(texts).hasSize(2 * expected.size());
      assertThat(new HashSet<>(texts)).isEqualTo(expected);
    }
  }

  @Test
  void itReportsItsStatusAndTakesItBack() {
    KafkaConfig config;
    try (RunningIngest ingest =
        RunningIngest.start(kafka.bootstrapServers(), kafka.freshPrefix())) {
      config = ingest.kafka;
      long began = System.currentTimeMillis();
      assertThat(ingest.post("[{\"auditID\":\"s\"},5]").statusCode()).isEqualTo(200);
      assertThat(ingest.post("{\"kind\":\"Pod\"}").statusCode()).isEqualTo(400);

      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                InstanceStatus status = status(config).iterator().next();
                assertThat(status.service()).isEqualTo("ingest");
                assertThat(status.problems()).isEmpty();
                assertThat(status.counters())
                    .containsEntry("events", 1L)
                    .containsEntry("events.prod", 1L)
                    .containsEntry("deadLetters", 1L)
                    .containsEntry("answered.200", 1L)
                    .containsEntry("refused.prod", 1L)
                    .containsEntry("unusable.prod", 1L)
                    .containsKey("lastSeen.prod");
                assertThat(status.counters().get("acknowledged.prod"))
                    .isBetween(began, System.currentTimeMillis());
              });
    }
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(status(config)).isEmpty());
  }

  @Test
  void aProcessWithABrokenConfigurationSaysWhatAndEnds() throws IOException {
    Path file = Files.writeString(folder.resolve("broken.yaml"), "htp: {}\nmemory: 1MiB\n");
    try (ChildProcess process =
        ChildProcess.of(IngestMain.class)
            .folder(folder)
            .args("--config", file.toString())
            .start()) {
      assertThat(process.exitCode(PATIENCE)).isEqualTo(2);
      assertThat(process.lines()).anyMatch(line -> line.contains("htp"));
    }
  }

  private static List<InstanceStatus> status(KafkaConfig config) {
    try (RegistryLoader<StatusImage> loader = RegistryLoader.status(config)) {
      loader.start();
      return List.copyOf(loader.await(PATIENCE).instances().values());
    }
  }
}
