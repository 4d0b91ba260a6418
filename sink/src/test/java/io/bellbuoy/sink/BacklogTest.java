package io.bellbuoy.sink;

import static io.bellbuoy.sink.store.AlertFixture.alert;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class BacklogTest {

  private static final TopicPartition FIRST = new TopicPartition("alerts", 0);
  private static final TopicPartition SECOND = new TopicPartition("alerts", 1);

  private final JsonSerde<Alert> serde = new JsonSerde<>(Alert.class);
  private final Backlog<Alert> backlog = new Backlog<>(AlertRecord::read);

  @Test
  void theHeadIsAsLongAsIsAskedFor() {
    backlog.add(List.of(record(0, 1, alert(1)), record(0, 2, alert(2)), record(1, 1, alert(3))));

    assertThat(backlog.head(2))
        .extracting(Backlog.Item::content)
        .containsExactly(alert(1), alert(2));
    assertThat(backlog.head(9)).hasSize(3);
  }

  @Test
  void whatIsNoAlertStandsAlone() {
    backlog.add(
        List.of(record(0, 1, alert(1)), raw(0, 2, "?".getBytes(UTF_8)), record(0, 3, alert(3))));

    assertThat(backlog.head(9)).hasSize(1);
    backlog.removeHead(1);
    assertThat(backlog.head(9))
        .singleElement()
        .satisfies(item -> assertThat(item.content()).isNull());
    backlog.removeHead(1);
    assertThat(backlog.head(9)).extracting(Backlog.Item::content).containsExactly(alert(3));
  }

  @Test
  void onlyWhatIsDoneMayBeCommitted() {
    backlog.add(List.of(record(0, 7, alert(1)), record(0, 8, alert(2)), record(1, 3, alert(3))));
    assertThat(backlog.done()).isEmpty();

    backlog.removeHead(2);
    assertThat(backlog.done()).containsOnlyKeys(FIRST);
    assertThat(backlog.done().get(FIRST))
        .as("with the time of the last one")
        .isEqualTo(new OffsetAndMetadata(9, Optional.empty(), "-1"));

    backlog.committed();
    assertThat(backlog.done()).isEmpty();
    assertThat(backlog.size()).isEqualTo(1);
  }

  @Test
  void aPartitionThatIsLostTakesItsRecordsAndOffsetsWithIt() {
    backlog.add(List.of(record(0, 7, alert(1)), record(0, 8, alert(2)), record(1, 3, alert(3))));
    backlog.removeHead(1);

    backlog.drop(List.of(FIRST));

    assertThat(backlog.done()).isEmpty();
    assertThat(backlog.head(9))
        .singleElement()
        .satisfies(item -> assertThat(item.partition()).isEqualTo(SECOND));
  }

  @Test
  void anEmptyOneHasNoHead() {
    assertThat(backlog.isEmpty()).isTrue();
    assertThat(backlog.head(9)).isEmpty();
  }

  private ConsumerRecord<byte[], byte[]> record(int partition, long offset, Alert alert) {
    return raw(partition, offset, serde.write(alert));
  }

  private static ConsumerRecord<byte[], byte[]> raw(
      int partition, long offset, byte @Nullable [] value) {
    return new ConsumerRecord<>("alerts", partition, offset, "prod".getBytes(UTF_8), value);
  }
}
