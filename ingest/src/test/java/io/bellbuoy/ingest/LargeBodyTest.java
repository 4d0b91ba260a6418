package io.bellbuoy.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.schemas.AuditEvent;
import io.bellbuoy.schemas.Topics;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Bodies far larger than the memory of the process that takes them. */
class LargeBodyTest {

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  private static final int MEBIBYTE = 1 << 20;

  @TempDir private Path folder;

  @Test
  void eventsOfEverySizeArriveWholeOrCut() throws Exception {
    // 3 MiB fit, 5 MiB do not.
    try (IngestProcess ingest = start("-Xmx96m")) {
      assertThat(ingest.post(new LargeBody(6, 3 * MEBIBYTE)).statusCode()).isEqualTo(200);
      assertThat(ingest.post(new LargeBody(3, 5 * MEBIBYTE)).statusCode()).isEqualTo(200);

      List<AuditEvent> events = ingest.events();
      assertThat(events).hasSize(9);
      assertThat(events.stream().filter(LargeBodyTest::isCut)).hasSize(3);
      assertThat(events.stream().filter(event -> !isCut(event)))
          .hasSize(6)
          .allMatch(event -> event.json().length == 3 * MEBIBYTE);
    }
  }

  @Test
  @Tag("long")
  void aBodyOf240MegabytesPassesThroughAProcessOf128() throws Exception {
    try (IngestProcess ingest = start("-Xmx128m")) {
      LargeBody body = new LargeBody(31, 240_000_000 / 31);

      HttpResponse<String> answer = ingest.post(body);

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      List<AuditEvent> events = ingest.events();
      assertThat(events).hasSize(31).allMatch(LargeBodyTest::isCut);
      assertThat(events).extracting(AuditEvent::auditID).doesNotHaveDuplicates();
    }
  }

  @Test
  @Tag("long")
  void severalOfThemAtOncePassToo() throws Exception {
    try (IngestProcess ingest = start("-Xmx128m")) {
      List<CompletableFuture<Integer>> answers = new ArrayList<>();
      for (int sender = 0; sender < 6; sender++) {
        // Half of them just fit, so that they stay large to the end.
        LargeBody body =
            sender % 2 == 0
                ? new LargeBody(31, 240_000_000 / 31)
                : new LargeBody(20, Topics.MAX_EVENT_BYTES - 200);
        answers.add(CompletableFuture.supplyAsync(() -> ingest.postAsAnApiServer(body)));
      }
      for (CompletableFuture<Integer> answer : answers) {
        assertThat(answer.get(5, TimeUnit.MINUTES)).isEqualTo(200);
      }
      assertThat(ingest.isAlive()).isTrue();
      assertThat(ingest.events().stream().map(AuditEvent::eventId).distinct()).hasSize(31 + 20);
    }
  }

  private IngestProcess start(String heap) throws IOException {
    KafkaConfig config = KafkaConfig.relaxed(kafka.bootstrapServers(), kafka.freshPrefix());
    RunningIngest.prepare(config);
    return new IngestProcess(folder, config, heap);
  }

  private static boolean isCut(AuditEvent event) {
    String json = new String(event.json(), UTF_8);
    return json.contains(
            "\"annotations\":{\"audit.k8s.io/truncated\":\"true\","
                + "\"bellbuoy.io/removed\":\"requestObject\",\"own\":\"kept\"}")
        && !json.contains("\"requestObject\":")
        && json.length() < 1000;
  }
}
