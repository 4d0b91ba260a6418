package io.bellbuoy.sink.format;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The formats of alerts. Thread-safe. */
public final class AlertFormats {

  /** The alert as {@code schemas} describes it. */
  public static final String DEFAULT = "bellbuoy";

  private static final Map<String, AlertFormat> FORMATS =
      new TreeMap<>(
          Map.of(
              DEFAULT,
              new BellbuoyFormat(),
              "ocsf",
              new OcsfFormat(),
              "ecs",
              new EcsFormat(),
              "cef",
              new CefFormat(),
              "leef",
              new LeefFormat(),
              "keyvalue",
              new KeyValueFormat(),
              "falco",
              new FalcoFormat()));

  private AlertFormats() {}

  /** The format of that name; null: there is none. */
  public static @Nullable AlertFormat of(String name) {
    return FORMATS.get(name);
  }

  /** Their names, {@link #DEFAULT} first. */
  public static List<String> names() {
    return Stream.concat(Stream.of(DEFAULT), FORMATS.keySet().stream()).distinct().toList();
  }

  /** How lines of one of them begin. */
  public static List<String> beginnings() {
    return FORMATS.values().stream().map(AlertFormat::beginning).toList();
  }
}
