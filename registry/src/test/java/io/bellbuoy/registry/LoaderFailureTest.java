package io.bellbuoy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.bellbuoy.schemas.Cluster;
import io.bellbuoy.schemas.JsonSerde;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a loader does with a consumer that fails. */
class LoaderFailureTest {

  private static final KafkaConfig KAFKA = KafkaConfig.relaxed("kafka:9092", "x.");
  private static final TopicPartition PARTITION = new TopicPartition("x.clusters", 0);
  private static final JsonSerde<Cluster> SERDE = new JsonSerde<>(Cluster.class);

  private final AtomicInteger opened = new AtomicInteger();
  private final CountDownLatch mayReadAnew = new CountDownLatch(1);
  private final List<MockConsumer<String, byte[]>> consumers = new ArrayList<>();

  static Stream<Arguments> failures() {
    return Stream.of(
        arguments(new SaslAuthenticationException("wrong password"), "refuses the login: wrong"),
        arguments(new TopicAuthorizationException("not you"), "denies access: not you"),
        arguments(new KafkaException("odd", new KafkaException("why")), "cannot be used: why"),
        arguments(new IllegalStateException("a bug"), "reading x.clusters failed:"),
        arguments(new NoClassDefFoundError("gone"), "reading x.clusters failed:"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureIsNamedTheImageStaysAndReadingGoesOn(Throwable failure, String sentence) {
    MockConsumer<String, byte[]> second = consumer(2);
    try (RegistryLoader<ClustersImage> loader = loader(List.of(consumer(1), second))) {
      loader.start();
      assertThat(loader.await(Duration.ofSeconds(10)).clusters()).containsOnlyKeys("c0");
      MockConsumer<String, byte[]> first = consumers.get(0);
      first.schedulePollTask(
          () -> {
            if (failure instanceof Error error) {
              throw error;
            }
            throw (RuntimeException) failure;
          });

      await().untilAsserted(() -> assertThat(loader.problem()).contains(sentence));
      mayReadAnew.countDown();
      assertThat(loader.image().clusters()).isNotEmpty();
      await().until(() -> loader.image().clusters().size() == 2);
      assertThat(loader.problem()).isNull();
      assertThat(first.closed()).isTrue();
    }
    assertThat(second.closed()).isTrue();
  }

  @Test
  void aListenerThatFailsIsSaidUntilItsNextChange() {
    AtomicInteger changes = new AtomicInteger();
    MockConsumer<String, byte[]> only = consumer(1);
    try (RegistryLoader<ClustersImage> loader =
        loader(List.of(only))
            .listener(
                (delta, image) -> {
                  if (changes.incrementAndGet() == 1) {
                    throw new StackOverflowError();
                  }
                })) {
      loader.start();
      await().until(() -> loader.problem() != null);
      assertThat(loader.problem())
          .contains("what x.clusters says could not be put to use")
          .contains("StackOverflowError");

      only.schedulePollTask(
          () ->
              only.addRecord(
                  new ConsumerRecord<>(
                      PARTITION.topic(), 0, 1, "c1", SERDE.write(Samples.cluster("c1")))));
      await().until(() -> loader.problem() == null);
      assertThat(loader.image().clusters()).hasSize(2);
    }
  }

  @Test
  void offsetsThatAreGoneMakeItReadAnew() {
    mayReadAnew.countDown();
    try (RegistryLoader<ClustersImage> loader = loader(List.of(consumer(3), consumer(1)))) {
      loader.start();
      assertThat(loader.await(Duration.ofSeconds(10)).clusters()).hasSize(3);
      consumers
          .get(0)
          .schedulePollTask(
              () -> {
                throw new OffsetOutOfRangeException(Map.of(PARTITION, 3L));
              });

      await().until(() -> loader.image().clusters().size() == 1);
      assertThat(opened).hasValue(2);
    }
  }

  @Test
  void closingBeforeStartingDoesNoHarm() {
    RegistryLoader<ClustersImage> loader = loader(List.of(consumer(1)));

    loader.close();

    assertThat(loader.caughtUp()).isFalse();
    assertThat(opened).hasValue(0);
  }

  private RegistryLoader<ClustersImage> loader(List<MockConsumer<String, byte[]>> each) {
    consumers.addAll(each);
    return new RegistryLoader<>(
        KAFKA,
        KAFKA.topics().clusters(),
        ClustersImage.EMPTY,
        ClustersImage::delta,
        () -> {
          int before = opened.getAndIncrement();
          if (before > 0) {
            awaitPermission();
          }
          return consumers.get(Math.min(before, each.size() - 1));
        });
  }

  /** What is said between two consumers is seen however slow the machine is. */
  private void awaitPermission() {
    try {
      mayReadAnew.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A topic with that many clusters in it. */
  private static MockConsumer<String, byte[]> consumer(int clusters) {
    MockConsumer<String, byte[]> consumer = new MockConsumer<>("none");
    consumer.updatePartitions(
        PARTITION.topic(), List.of(new PartitionInfo(PARTITION.topic(), 0, null, null, null)));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, (long) clusters));
    consumer.schedulePollTask(
        () -> {
          for (int n = 0; n < clusters; n++) {
            byte[] value = SERDE.write(Samples.cluster("c" + n));
            consumer.addRecord(new ConsumerRecord<>(PARTITION.topic(), 0, n, "c" + n, value));
          }
        });
    return consumer;
  }
}
