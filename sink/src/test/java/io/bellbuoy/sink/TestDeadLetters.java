package io.bellbuoy.sink;

import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.schemas.DeadLetter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Reads the dead letters from their beginning. */
record TestDeadLetters(KafkaConfig kafka) {

  /** Waits for so many, and a little for more. */
  List<DeadLetter> read(int count) {
    List<DeadLetter> letters = new ArrayList<>();
    try (Consumer<byte[], byte[]> consumer =
        new ConsumerBuilder(kafka, "tests", Duration.ofSeconds(2)).reader("dead-letters")) {
      String topic = kafka.topics().deadLetters().name();
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      TestSink.eventually()
          .until(
              () -> {
                int before = letters.size();
                consumer
                    .poll(Duration.ofMillis(200))
                    .forEach(r -> letters.add(DeadLetter.fromRecord(r.value(), r.headers())));
                return letters.size() >= count && letters.size() == before;
              });
    }
    return letters;
  }
}
