package io.bellbuoy.sink.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.InstanceStatus;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.UnreadableRecordException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One membership in the group of those that watch: while it owns the status topic it reads all of
 * it, looks every few seconds, and raises what it finds. Used by one thread but for {@link
 * #wakeup}.
 */
final class WatchSession implements AutoCloseable, ConsumerRebalanceListener {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final Duration CLOSE = Duration.ofSeconds(2);
  private static final JsonSerde<InstanceStatus> STATUS = new JsonSerde<>(InstanceStatus.class);
  private static final JsonSerde<Alert> ALERT = new JsonSerde<>(Alert.class);

  private final WatchClients clients;
  private final Consumer<byte[], byte[]> consumer;
  private final Map<String, InstanceStatus> services = new HashMap<>();
  private WatchState state;
  private Conditions conditions;
  private @Nullable Producer<byte[], byte[]> producer;
  private @Nullable TopicPartition owned;
  private long caughtUpAt;
  private Instant lookAt = Instant.MIN;

  WatchSession(WatchClients clients) {
    this.clients = clients;
    this.consumer = clients.members().get();
    this.state = new WatchState(clients.topics().status().name());
    this.conditions = conditions();
    consumer.subscribe(List.of(clients.topics().status().name()), this);
  }

  private Conditions conditions() {
    return new Conditions(
        clients.config(),
        requireNonNullElse(clients.topics().alerts().retention(), Duration.ofDays(7)));
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    for (TopicPartition partition : partitions) {
      forget();
      owned = partition;
      consumer.seekToBeginning(List.of(partition));
      caughtUpAt = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      Producer<byte[], byte[]> made = clients.producers().get();
      producer = made;
      // Ends what another has left open, and keeps it from writing any more.
      made.initTransactions();
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    if (!partitions.isEmpty()) {
      forget();
    }
  }

  private void forget() {
    owned = null;
    services.clear();
    state = new WatchState(clients.topics().status().name());
    conditions = conditions();
    Producer<byte[], byte[]> open = producer;
    producer = null;
    if (open != null) {
      open.close(CLOSE);
    }
  }

  /**
   * One round; to be called again and again.
   *
   * @return the alerts that were raised in it
   */
  List<Alert> step() {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      take(record);
    }
    TopicPartition partition = owned;
    Instant now = clients.clock().instant();
    if (partition == null || consumer.position(partition) < caughtUpAt || now.isBefore(lookAt)) {
      return List.of();
    }
    lookAt = now.plus(EVERY);
    List<Alert> raised =
        conditions.look(
            new Situation(now, services.values(), clients.clusters().get(), deadLetters(), state));
    commit(raised, state.unwritten());
    return raised;
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    String key = record.key() == null ? "" : new String(record.key(), UTF_8);
    if (key.indexOf('/') >= 0) {
      state.replay(key, record.value());
    } else if (record.value() == null) {
      services.remove(key);
    } else {
      try {
        services.put(key, STATUS.read(record.value()));
      } catch (UnreadableRecordException e) {
        // Of a newer version; it says nothing that this one could judge.
        services.remove(key);
      }
    }
  }

  private long deadLetters() {
    String topic = clients.topics().deadLetters().name();
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(known -> new TopicPartition(topic, known.partition()))
            .toList();
    return consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
  }

  /** An alert and that it was raised, both or neither. */
  private void commit(List<Alert> alerts, List<ProducerRecord<String, byte[]>> remembered) {
    Producer<byte[], byte[]> open = producer;
    if (open == null || (alerts.isEmpty() && remembered.isEmpty())) {
      return;
    }
    open.beginTransaction();
    String topic = clients.topics().alerts().name();
    for (Alert alert : alerts) {
      var unused =
          open.send(
              new ProducerRecord<>(topic, alert.cluster().getBytes(UTF_8), ALERT.write(alert)));
    }
    for (ProducerRecord<String, byte[]> note : remembered) {
      var unused =
          open.send(
              new ProducerRecord<>(
                  note.topic(), note.partition(), note.key().getBytes(UTF_8), note.value()));
    }
    // Throws where any of them was not taken; then the session ends and begins anew.
    open.commitTransaction();
  }

  /** Ends a poll of another thread. */
  void wakeup() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    forget();
    consumer.close(
        CloseOptions.timeout(CLOSE)
            .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
  }
}
