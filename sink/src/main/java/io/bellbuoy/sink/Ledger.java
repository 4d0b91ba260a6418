package io.bellbuoy.sink;

import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a group writes down how far it has come. Called by the consumer's thread alone.
 *
 * <p>Every method throws {@link org.apache.kafka.common.KafkaException} where Kafka does not do it;
 * the consumer that was used is then of no use any more, unless the method says otherwise.
 */
interface Ledger {

  /** This member owns the group's partitions from now on; what was written last counts. */
  void takeOver();

  /** The group has no place anywhere: nothing of what was written before counts. */
  void beginAnew();

  /** Whether there is more to write than offsets. */
  boolean hasNews();

  /**
   * Writes down that all in front of these offsets is dealt with.
   *
   * @throws org.apache.kafka.clients.consumer.CommitFailedException where the partitions are
   *     somebody else's
   * @throws org.apache.kafka.common.errors.RetriableException where it may work the next time
   */
  void write(Consumer<byte[], byte[]> consumer, Map<TopicPartition, OffsetAndMetadata> done);

  /** The partitions are somebody else's, or nobody's. */
  void letGo();

  /** Offsets alone, for who has nothing else to remember. */
  Ledger OFFSETS =
      new Ledger() {
        @Override
        public void takeOver() {}

        @Override
        public void beginAnew() {}

        @Override
        public boolean hasNews() {
          return false;
        }

        @Override
        public void write(
            Consumer<byte[], byte[]> consumer, Map<TopicPartition, OffsetAndMetadata> done) {
          consumer.commitSync(done);
        }

        @Override
        public void letGo() {}
      };
}
