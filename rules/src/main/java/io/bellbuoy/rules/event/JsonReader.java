package io.bellbuoy.rules.event;

/** Reads JSON bytes into a tree, without recursion, nested up to 10,000 levels. Thread-safe. */
public final class JsonReader {

  private JsonReader() {}

  /**
   * The tree of one whole JSON value.
   *
   * @throws UnreadableEventException where the bytes are not exactly that
   */
  public static JsonValue read(byte[] json) {
    throw new UnsupportedOperationException("to be written");
  }
}
