package io.bellbuoy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.schemas.Cluster;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Topic;
import io.bellbuoy.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImageReaderTest {

  private static final Topic TOPIC = new Topics("x.").clusters();
  private static final TopicPartition PARTITION = new TopicPartition(TOPIC.name(), 0);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final JsonSerde<Cluster> SERDE = new JsonSerde<>(Cluster.class);

  private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("none");
  private ImageReader<ClustersImage> reader;

  @BeforeEach
  void open() {
    consumer.updatePartitions(
        TOPIC.name(), List.of(new PartitionInfo(TOPIC.name(), 0, null, null, null)));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    reader = new ImageReader<>(consumer, TOPIC, ClustersImage.EMPTY, ClustersImage::delta);
  }

  @AfterEach
  void close() {
    reader.close();
  }

  @Test
  void anEmptyTopicIsReadToItsEndWithoutAPoll() {
    consumer.updateEndOffsets(Map.of(PARTITION, 0L));

    assertThat(reader.readToEnd(PATIENCE)).isNull();
    assertThat(reader.image()).isEqualTo(ClustersImage.EMPTY);
  }

  @Test
  void everythingInFrontOfTheEndIsOneChangeHoweverManyPollsItTakes() {
    consumer.updateEndOffsets(Map.of(PARTITION, 3L));
    for (int n = 0; n < 3; n++) {
      long offset = n;
      consumer.schedulePollTask(() -> add(offset, "c" + offset));
    }

    assertThat(reader.readToEnd(PATIENCE)).isNotNull();

    assertThat(reader.image().clusters()).containsOnlyKeys("c0", "c1", "c2");
  }

  @Test
  void theEndIsReachedByPositionWhereTheLastOffsetsHoldNoRecords() {
    consumer.updateEndOffsets(Map.of(PARTITION, 5L));
    consumer.schedulePollTask(() -> add(0, "a"));
    // What a marker of a transaction, or an aborted one, looks like from here.
    consumer.schedulePollTask(() -> consumer.seek(PARTITION, 5));

    assertThat(reader.readToEnd(PATIENCE)).isNotNull();

    assertThat(reader.image().clusters()).containsOnlyKeys("a");
  }

  @Test
  void whatWasReadBeforeItGotStuckIsNotLost() {
    consumer.updateEndOffsets(Map.of(PARTITION, 2L));
    consumer.schedulePollTask(() -> add(0, "a"));

    assertThatThrownBy(() -> reader.readToEnd(Duration.ofMillis(50)))
        .isInstanceOf(RegistryException.class)
        .hasMessage("x.clusters has been read to offset 1 of 2, and for 0 s nothing more came in");
    assertThat(reader.image()).isEqualTo(ClustersImage.EMPTY);

    consumer.schedulePollTask(() -> add(1, "b"));
    assertThat(reader.readToEnd(PATIENCE)).isNotNull();
    assertThat(reader.image().clusters()).containsOnlyKeys("a", "b");
  }

  @Test
  void aRecordWithoutAKeyIsLeftOutAndNamed() {
    consumer.updateEndOffsets(Map.of(PARTITION, 2L));
    consumer.schedulePollTask(
        () -> {
          add(0, null);
          add(1, "b");
        });

    assertThat(reader.readToEnd(PATIENCE)).isNotNull();

    assertThat(reader.image().clusters()).containsOnlyKeys("b");
    assertThat(reader.unreadable().values())
        .containsExactly("record  of x.clusters at offset 0 is left out: it has no key");
  }

  @Test
  void aPollWithoutRecordsIsNoChange() {
    assertThat(reader.poll(Duration.ZERO)).isNull();
  }

  @Test
  void aTopicThatEndsBeforeWhatWasReadIsAnotherOne() {
    consumer.updateEndOffsets(Map.of(PARTITION, 2L));
    consumer.schedulePollTask(
        () -> {
          add(0, "a");
          add(1, "b");
        });
    assertThat(reader.readToEnd(PATIENCE)).isNotNull();
    reader.check();

    consumer.updateEndOffsets(Map.of(PARTITION, 1L));

    assertThatThrownBy(reader::check).hasMessage("x.clusters has been made anew; reading it again");
  }

  @Test
  void aTopicThatDoesNotExistIsNamedWithWhatMakesIt() {
    consumer.updatePartitions(TOPIC.name(), List.of());

    assertThatThrownBy(() -> reader.readToEnd(PATIENCE))
        .hasMessage("topic x.clusters does not exist; `bellbuoy init` makes it");
  }

  private void add(long offset, @Nullable String key) {
    byte[] value = SERDE.write(Samples.cluster(String.valueOf(key)));
    consumer.addRecord(new ConsumerRecord<>(TOPIC.name(), 0, offset, key, value));
  }
}
