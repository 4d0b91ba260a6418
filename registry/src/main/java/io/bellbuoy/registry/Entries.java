package io.bellbuoy.registry;

import io.bellbuoy.schemas.JsonSerde;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The values of the keys {@code <prefix><name>}, changed record by record. Not thread-safe.
 *
 * @param <T> the values
 */
final class Entries<T> {

  private final String prefix;
  private final JsonSerde<T> serde;
  private final SortedMap<String, T> values;

  Entries(String prefix, JsonSerde<T> serde, Map<String, T> before) {
    this.prefix = prefix;
    this.serde = serde;
    this.values = new TreeMap<>(before);
  }

  /** Takes a record in where its key is one of these; a name has no slash. */
  void replay(String key, byte @Nullable [] value) {
    if (!key.startsWith(prefix) || key.indexOf('/', prefix.length()) >= 0) {
      return;
    }
    String name = key.substring(prefix.length());
    if (value == null) {
      values.remove(name);
    } else {
      values.put(name, serde.read(value));
    }
  }

  /** The values by name. */
  SortedMap<String, T> values() {
    return values;
  }

  /** Puts values under their keys, in the order of names. */
  static void write(String prefix, Map<String, ?> values, Map<String, Object> entries) {
    new TreeMap<>(values).forEach((name, value) -> entries.put(prefix + name, value));
  }
}
