package io.bellbuoy.broker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions that stand open in partitions while the coordinator has forgotten them: nobody would
 * ever end them, and no read_committed consumer passes them. Confined to one thread.
 *
 * <p>{@link FormerIncarnation} keeps them from arising; this is for folders where one arose all the
 * same, be it under another program's care.
 */
final class HangingTransactions {

  private static final Logger LOG = LoggerFactory.getLogger(HangingTransactions.class);

  /** States in which the coordinator itself will still write the markers. */
  private static final Set<TransactionState> IN_GOOD_HANDS =
      Set.of(
          TransactionState.ONGOING,
          TransactionState.PREPARE_COMMIT,
          TransactionState.PREPARE_ABORT,
          TransactionState.PREPARE_EPOCH_FENCE);

  private final Admin admin;

  private HangingTransactions(Admin admin) {
    this.admin = admin;
  }

  /**
   * Finds and aborts them; returns how many there were.
   *
   * @throws BrokerException where the broker does not answer
   */
  static int abort(String bootstrapServers) {
    Map<String, Object> settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            AdminClientConfig.CLIENT_ID_CONFIG,
            "bellbuoy-broker-start");
    try (Admin admin = Admin.create(settings)) {
      return new HangingTransactions(admin).abort();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerException("interrupted while the broker started", e);
    } catch (ExecutionException e) {
      throw new BrokerException(
          "the broker on " + bootstrapServers + " does not answer: " + e.getCause(), e);
    }
  }

  private int abort() throws InterruptedException, ExecutionException {
    List<TopicPartition> partitions = partitions();
    Map<Open, AbortTransactionSpec> open = open(partitions);
    if (open.isEmpty()) {
      return 0;
    }
    awaitCoordinator();
    Set<Long> cared = cared();
    open.keySet().removeIf(transaction -> cared.contains(transaction.producer()));
    if (open.isEmpty()) {
      return 0;
    }
    // One that was ending just now is in neither list; it is gone at the second look.
    open.keySet().retainAll(open(partitions).keySet());
    int aborted = 0;
    for (Map.Entry<Open, AbortTransactionSpec> hanging : open.entrySet()) {
      aborted += abort(hanging.getKey(), hanging.getValue());
    }
    return aborted;
  }

  private int abort(Open transaction, AbortTransactionSpec spec) throws InterruptedException {
    try {
      admin.abortTransaction(spec).all().get();
    } catch (ExecutionException e) {
      LOG.atError()
          .addKeyValue("transaction", transaction)
          .addKeyValue("reason", e.getCause())
          .log("A transaction hangs since a crash and cannot be aborted");
      return 0;
    }
    LOG.atWarn()
        .addKeyValue("transaction", transaction)
        .log("Aborted a transaction that hung since a crash");
    return 1;
  }

  /**
   * A coordinator that has not begun to load lists no transaction at all, and every open one would
   * look forgotten. It says so only to those who ask for one by its id; all ids are in the one
   * partition it has.
   */
  private void awaitCoordinator() throws InterruptedException, ExecutionException {
    try {
      admin.describeTransactions(List.of("bellbuoy-broker-start")).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TransactionalIdNotFoundException)) {
        throw e;
      }
    }
  }

  private List<TopicPartition> partitions() throws InterruptedException, ExecutionException {
    Set<String> topics = admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
    List<TopicPartition> partitions = new ArrayList<>();
    for (TopicDescription topic : admin.describeTopics(topics).allTopicNames().get().values()) {
      topic.partitions().stream()
          .map(partition -> new TopicPartition(topic.name(), partition.partition()))
          .forEach(partitions::add);
    }
    return partitions;
  }

  private Map<Open, AbortTransactionSpec> open(List<TopicPartition> partitions)
      throws InterruptedException, ExecutionException {
    Map<Open, AbortTransactionSpec> open = new HashMap<>();
    admin
        .describeProducers(partitions)
        .all()
        .get()
        .forEach(
            (partition, state) -> {
              for (ProducerState producer : state.activeProducers()) {
                producer
                    .currentTransactionStartOffset()
                    .ifPresent(
                        offset ->
                            open.put(
                                new Open(partition, producer.producerId(), offset),
                                spec(partition, producer)));
              }
            });
    return open;
  }

  private Set<Long> cared() throws InterruptedException, ExecutionException {
    return admin.listTransactions().all().get().stream()
        .filter(transaction -> IN_GOOD_HANDS.contains(transaction.state()))
        .map(TransactionListing::producerId)
        .collect(Collectors.toSet());
  }

  private static AbortTransactionSpec spec(TopicPartition partition, ProducerState producer) {
    return new AbortTransactionSpec(
        partition,
        producer.producerId(),
        (short) producer.producerEpoch(),
        // Unknown to the partition when no marker of this producer was ever written.
        Math.max(0, producer.coordinatorEpoch().orElse(0)));
  }

  /** A transaction open in a partition since an offset. */
  private record Open(TopicPartition partition, long producer, long offset) {}
}
