package io.bellbuoy.bootstrap;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A key of a configuration that holds a value.
 *
 * @param path its sections and itself, such as {@code [kafka, bootstrapServers]}
 * @param shape what it holds
 */
record ConfigKey(List<String> path, Shape shape) {

  /** What an environment variable has to give. */
  enum Shape {
    ONE,
    LIST,
    MAP
  }

  /** The keys of a record and of the records in it; what is in lists has none. */
  static List<ConfigKey> of(Class<?> type) {
    List<ConfigKey> keys = new ArrayList<>();
    collect(type, List.of(), keys);
    return keys;
  }

  private static void collect(Class<?> type, List<String> parent, List<ConfigKey> keys) {
    for (RecordComponent component : type.getRecordComponents()) {
      List<String> path = new ArrayList<>(parent);
      path.add(component.getName());
      Class<?> raw = component.getType();
      if (isSection(raw)) {
        collect(raw, path, keys);
      } else {
        keys.add(new ConfigKey(List.copyOf(path), shape(component.getGenericType())));
      }
    }
  }

  /** Whether a component of that type is a section of the file and no value. */
  static boolean isSection(Class<?> type) {
    return type.isRecord() && type != Secret.class && type != Bytes.class;
  }

  private static Shape shape(Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == Map.class ? Shape.MAP : Shape.LIST;
    }
    return Shape.ONE;
  }

  /** As people write it: {@code kafka.bootstrapServers}. */
  String dotted() {
    return String.join(".", path);
  }

  /** The documented end of its variable's name: {@code KAFKA_BOOTSTRAP_SERVERS}. */
  String variable() {
    return String.join("_", path).replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
  }

  /** The other end that is understood, without breaks inside a word: {@code BOOTSTRAPSERVERS}. */
  String runTogether() {
    return String.join("_", path).toUpperCase(Locale.ROOT);
  }
}
