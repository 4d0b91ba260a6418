package io.bellbuoy.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Some events by which something is weighed: not more than tell it. Not thread-safe. */
final class EventSample implements EventInput.Taker {

  private static final int MOST_EVENTS = 2_000;

  private static final long MOST_BYTES = 32L << 20;

  private final String name;
  private final List<byte[]> events = new ArrayList<>();
  private long bytes;

  private EventSample(String name) {
    this.name = name;
  }

  /** Those in the jar: of a small cluster at work, recorded with bodies. */
  static EventSample shipped() throws IOException {
    EventSample sample = new EventSample("a test cluster (your own: --events FILE)");
    try (InputStream in =
        Objects.requireNonNull(
            EventSample.class.getResourceAsStream("load/events.ndjson.gz"), "the sample")) {
      new EventInput(sample).read("sample", in);
    }
    return sample;
  }

  /** The first ones of a file. */
  static EventSample of(Path file) throws IOException {
    EventSample sample = new EventSample(file.toString());
    new EventInput(sample).read(file);
    return sample;
  }

  @Override
  public void event(String place, byte[] json) {
    if (events.size() < MOST_EVENTS && bytes + json.length <= MOST_BYTES) {
      events.add(json);
      bytes += json.length;
    }
  }

  /** What is no event weighs nothing. */
  @Override
  public void complaint(String place, String reason) {}

  /** Where they come from. */
  String name() {
    return name;
  }

  List<byte[]> events() {
    return List.copyOf(events);
  }

  /** How many bytes they have, all together. */
  long bytes() {
    return bytes;
  }
}
