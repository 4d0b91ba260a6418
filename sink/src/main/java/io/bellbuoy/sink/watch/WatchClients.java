package io.bellbuoy.sink.watch;

import io.bellbuoy.schemas.Topics;
import java.time.Clock;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/**
 * What a watch works with.
 *
 * @param members makes members of the group of those that watch; read_committed, one owner
 * @param producers makes transactional producers that share one transactional id
 * @param clusters the clusters that are registered now
 */
public record WatchClients(
    Supplier<Consumer<byte[], byte[]>> members,
    Supplier<Producer<byte[], byte[]>> producers,
    Supplier<Set<String>> clusters,
    Topics topics,
    WatchConfig config,
    Clock clock) {}
