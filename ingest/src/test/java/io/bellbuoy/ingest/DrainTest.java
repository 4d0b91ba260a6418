package io.bellbuoy.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.broker.KafkaExtension;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DrainTest {

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  @Test
  void aRequestInWorkIsFinishedAndTheNextIsSentAway() throws Exception {
    RunningIngest ingest = RunningIngest.start(kafka.bootstrapServers(), kafka.freshPrefix());
    try (RawClient inWork = new RawClient(ingest.port())) {
      inWork.send(RawClient.head(RunningIngest.TOKEN, "Content-Length: 20") + "[{\"auditID\":");
      await().until(() -> ingest.service.requestsInWork() == 1);

      Thread closing = new Thread(ingest::close);
      closing.start();
      await()
          .untilAsserted(
              () -> {
                assertThat(ingest.post("[]").statusCode()).isEqualTo(503);
                assertThat(ingest.admin("/health/ready").body()).contains("stopping");
              });
      inWork.send("\"late\"}]");

      assertThat(inWork.readHead()).startsWith("HTTP/1.1 200 ");
      closing.join(20_000);
      assertThat(closing.isAlive()).isFalse();
      assertThat(ingest.events().texts()).containsExactly("{\"auditID\":\"late\"}");
    }
  }

  @Test
  void aRequestThatNeverEndsIsCutOff() throws IOException {
    RunningIngest ingest =
        RunningIngest.start(
            kafka.bootstrapServers(),
            kafka.freshPrefix(),
            RunningIngest.limits(1 << 20, Duration.ofSeconds(60), Duration.ofMillis(200)));
    try (RawClient endless = new RawClient(ingest.port())) {
      endless.send(RawClient.head(RunningIngest.TOKEN, "Content-Length: 100") + "[");
      await().until(() -> ingest.service.requestsInWork() == 1);

      ingest.close();

      assertThat(endless.readAll()).doesNotContain("200");
    }
  }
}
