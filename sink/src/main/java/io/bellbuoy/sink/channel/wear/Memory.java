package io.bellbuoy.sink.channel.wear;

import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.UnreadableRecordException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a channel must not forget over a restart. Not thread-safe.
 *
 * <p>It is kept in Kafka in the transaction that moves the channel's offsets, so that neither is
 * ever ahead of the other: an alert is counted once, whoever counts and whenever it dies.
 */
public final class Memory {

  private static final Logger LOG = LoggerFactory.getLogger(Memory.class);

  private final List<Part<?>> parts = new ArrayList<>();

  /** One more part of it. */
  <T> Part<T> part(String name, Class<T> type) {
    Part<T> part = new Part<>(name + "/", new JsonSerde<>(type));
    parts.add(part);
    return part;
  }

  /** Whether there is anything that could be remembered. */
  public boolean isNeeded() {
    return !parts.isEmpty();
  }

  /** What has changed since the last {@link #kept()}, by key; null: it is forgotten. */
  public Map<String, byte @Nullable []> changes() {
    Map<String, byte @Nullable []> changes = new TreeMap<>();
    parts.forEach(part -> part.addChanges(changes));
    return changes;
  }

  /** Whether {@link #changes()} has any. */
  public boolean isChanged() {
    return parts.stream().anyMatch(part -> !part.changed.isEmpty());
  }

  /** The changes are kept. */
  public void kept() {
    parts.forEach(part -> part.changed.clear());
  }

  /** Forgets all and remembers that instead: what was kept last, by this instance or another. */
  public void restore(Map<String, byte[]> entries) {
    parts.forEach(part -> part.restore(entries));
  }

  /** Forgets all. */
  public void forget() {
    parts.forEach(Part::forget);
  }

  /** The values of one kind, by key. */
  static final class Part<T> {

    private final String prefix;
    private final JsonSerde<T> serde;
    private final Map<String, T> values = new HashMap<>();
    private final Set<String> changed = new HashSet<>();

    private Part(String prefix, JsonSerde<T> serde) {
      this.prefix = prefix;
      this.serde = serde;
    }

    @Nullable T get(String key) {
      return values.get(key);
    }

    void put(String key, T value) {
      values.put(key, value);
      changed.add(key);
    }

    void remove(String key) {
      values.remove(key);
      changed.add(key);
    }

    /** A view. */
    Map<String, T> values() {
      return values;
    }

    private void forget() {
      changed.addAll(values.keySet());
      values.clear();
    }

    private void addChanges(Map<String, byte @Nullable []> changes) {
      for (String key : changed) {
        T value = values.get(key);
        changes.put(prefix + key, value == null ? null : serde.write(value));
      }
    }

    private void restore(Map<String, byte[]> entries) {
      values.clear();
      changed.clear();
      entries.forEach(
          (key, json) -> {
            if (key.startsWith(prefix)) {
              restore(key.substring(prefix.length()), json);
            }
          });
    }

    /** What another version wrote and this one cannot read costs a count, not the channel. */
    private void restore(String key, byte[] json) {
      try {
        values.put(key, serde.read(json));
      } catch (UnreadableRecordException e) {
        LOG.atError().addKeyValue("key", prefix + key).log("forgotten: {}", e.getMessage());
        changed.add(key);
      }
    }
  }
}
