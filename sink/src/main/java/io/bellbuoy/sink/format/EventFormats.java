package io.bellbuoy.sink.format;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The formats of audit events. Thread-safe. */
public final class EventFormats {

  /** The event as it was received. */
  public static final String DEFAULT = "raw";

  private static final Map<String, EventFormat> FORMATS =
      new TreeMap<>(
          Map.of(
              DEFAULT,
              new RawEventFormat(),
              "ocsf",
              new OcsfEventFormat(),
              "ecs",
              new EcsEventFormat()));

  private EventFormats() {}

  /** The format of that name; null: there is none. */
  public static @Nullable EventFormat of(String name) {
    return FORMATS.get(name);
  }

  /** Their names, {@link #DEFAULT} first. */
  public static List<String> names() {
    return Stream.concat(Stream.of(DEFAULT), FORMATS.keySet().stream()).distinct().toList();
  }

  /** How lines of one of them begin. */
  public static List<String> beginnings() {
    return FORMATS.values().stream().map(EventFormat::beginning).toList();
  }
}
