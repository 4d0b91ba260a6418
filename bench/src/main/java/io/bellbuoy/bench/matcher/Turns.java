package io.bellbuoy.bench.matcher;

import java.util.List;

/** One event after the other, for ever. Not thread-safe. */
final class Turns {

  private final byte[][] events;
  private int next;

  Turns(List<byte[]> events) {
    this.events = events.toArray(byte[][]::new);
  }

  byte[] next() {
    byte[] event = events[next];
    next = next + 1 == events.length ? 0 : next + 1;
    return event;
  }
}
