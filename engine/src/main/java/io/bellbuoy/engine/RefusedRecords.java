package io.bellbuoy.engine;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what follows when a record could not be written. This class is thread-safe.
 *
 * <p>It never answers "go on without it", nor sends something else instead: the producer's
 * transaction is lost with the first record that is refused, so what is sent after it would be
 * refused too, for ever. A record that is too large lowers the {@link RecordLimit} of its topic;
 * the transaction fails, a new thread judges its events again, and the alert comes out smaller.
 */
final class RefusedRecords {

  private static final Logger LOG = LoggerFactory.getLogger(RefusedRecords.class);

  private final Map<String, RecordLimit> limits;
  private final EngineMetrics metrics;
  private final RecentTrouble trouble;

  /**
   * @param limits those of the topics whose records can be made smaller, by name
   */
  RefusedRecords(Map<String, RecordLimit> limits, EngineMetrics metrics, RecentTrouble trouble) {
    this.limits = Map.copyOf(limits);
    this.metrics = metrics;
    this.trouble = trouble;
  }

  /** The topic refused a value of that many bytes: what goes there from now on is smaller. */
  void tooLarge(String topic, int valueBytes, String reason) {
    metrics.refused();
    RecordLimit limit = limits.get(topic);
    String sentence =
        limit != null && limit.refused(valueBytes)
            ? "the topic %s refused a record of %d bytes; it gets no more than %d from now on; raise its max.message.bytes: %s"
                .formatted(topic, valueBytes, limit.bytes(), reason)
            : "the topic %s refuses a record of %d bytes, which cannot be cut; raise its max.message.bytes: %s"
                .formatted(topic, valueBytes, reason);
    trouble.report(sentence);
    LOG.atError().log(sentence);
  }

  /** Kafka Streams makes one for each stream thread and finds the rest in its settings. */
  public static final class Handler implements ProductionExceptionHandler {

    /** The setting that holds the {@link RefusedRecords}. */
    static final String SETTING = "bellbuoy.refused.records";

    private @Nullable RefusedRecords refused;

    @Override
    public void configure(Map<String, ?> settings) {
      refused = (RefusedRecords) settings.get(SETTING);
    }

    @Override
    public Response handleError(
        ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception cause) {
      if (cause instanceof RecordTooLargeException) {
        int bytes = record.value() == null ? 0 : record.value().length;
        requireNonNull(refused).tooLarge(record.topic(), bytes, String.valueOf(cause.getMessage()));
      }
      return cause instanceof RetriableException ? Response.retry() : Response.fail();
    }
  }
}
