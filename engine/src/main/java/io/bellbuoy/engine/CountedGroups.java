package io.bellbuoy.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.bellbuoy.rules.count.Tally;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The groups of one task, and when time changes something about each. Not thread-safe.
 *
 * <p>Both stores lie on disk: however many groups there are, what is held in memory is bounded by
 * {@link StoreMemory}. A group stands in the second under one time only, which is never too late;
 * where it is too early, the group is put there again.
 */
final class CountedGroups {

  private static final String GROUPS = "counted-groups";
  private static final String DUE = "counted-groups-due";
  private static final JsonSerde<CountedGroup> SERDE = new JsonSerde<>(CountedGroup.class);
  private static final CountedGroup NONE = new CountedGroup(Tally.EMPTY, null, 0);
  private static final byte[] HERE = {1};

  /** So many at a look, so that a thread is not kept from its records for long. */
  private static final int MOST_AT_ONCE = 10_000;

  private final KeyValueStore<String, byte[]> groups;
  private final KeyValueStore<Bytes, byte[]> dueTimes;

  private CountedGroups(
      KeyValueStore<String, byte[]> groups, KeyValueStore<Bytes, byte[]> dueTimes) {
    this.groups = groups;
    this.dueTimes = dueTimes;
  }

  static CountedGroups of(ProcessorContext<byte[], byte[]> context) {
    return new CountedGroups(context.getStateStore(GROUPS), context.getStateStore(DUE));
  }

  /** The stores that it works with. */
  static Set<StoreBuilder<?>> stores() {
    // A burst changes the same group again and again; the changelog needs only what came of it.
    return Set.of(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(GROUPS), Serdes.String(), Serdes.ByteArray())
            .withCachingEnabled()
            .withLoggingEnabled(logging()),
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(DUE), Serdes.Bytes(), Serdes.ByteArray())
            .withCachingDisabled()
            .withLoggingEnabled(logging()));
  }

  private static Map<String, String> logging() {
    // A clock that once ran ahead must not stop the engine when it is set right.
    return Map.of("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
  }

  /** The group as it is known; an empty one where it is not. */
  CountedGroup get(String group) {
    byte[] json = groups.get(group);
    return json == null ? NONE : SERDE.read(json);
  }

  /** Keeps what came of a group; forgets one of which nothing is left. */
  void put(String group, CountedGroup before, Tally tally, @Nullable Alert alert) {
    long due = tally.isEmpty() ? 0 : tally.due();
    long known = before.due();
    if (known != 0 && (due == 0 || due < known)) {
      dueTimes.delete(key(known, group));
      known = 0;
    }
    if (due == 0) {
      groups.delete(group);
      return;
    }
    if (known == 0) {
      dueTimes.put(key(due, group), HERE);
      known = due;
    }
    groups.put(group, SERDE.write(new CountedGroup(tally, alert, known)));
  }

  /** Shows the groups that are due by then, each of which must then be put. */
  void due(long until, BiConsumer<String, CountedGroup> handler) {
    if (until <= 0) {
      return;
    }
    List<Bytes> found = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> range = dueTimes.range(key(0, ""), key(until + 1, ""))) {
      while (range.hasNext() && found.size() < MOST_AT_ONCE) {
        KeyValue<Bytes, byte[]> next = range.next();
        found.add(next.key);
      }
    }
    for (Bytes key : found) {
      String group = group(key);
      CountedGroup state = get(group);
      dueTimes.delete(key);
      if (!state.tally().isEmpty()) {
        handler.accept(group, new CountedGroup(state.tally(), state.alert(), 0));
      }
    }
  }

  private static Bytes key(long time, String group) {
    byte[] name = group.getBytes(UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(Long.BYTES + name.length).putLong(time).put(name).array());
  }

  private static String group(Bytes key) {
    byte[] bytes = requireNonNull(key.get());
    return new String(bytes, Long.BYTES, bytes.length - Long.BYTES, UTF_8);
  }
}
