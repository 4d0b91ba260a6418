package io.bellbuoy.ingest;

import org.jspecify.annotations.Nullable;

/** One item of an EventList: an event, or what could not be one. */
sealed interface Item {

  /**
   * An event.
   *
   * @param json its own bytes, untouched unless something was removed
   * @param eventId hexadecimal SHA-256 of its bytes as they came
   * @param auditID empty where it has none
   * @param removed the members that were removed to make it fit, comma-separated; null: none
   */
  record Event(byte[] json, String eventId, String auditID, @Nullable String removed)
      implements Item {}

  /**
   * Something else, which is for the dead letters.
   *
   * @param raw its bytes, cut at the record limit
   * @param sentence why, for people
   */
  record Unusable(byte[] raw, Fault fault, String sentence) implements Item {}

  /** What is wrong with an unusable item; what they are counted by. */
  enum Fault {
    NOT_JSON,
    NO_OBJECT,
    PARSER_LIMIT,
    TOO_LARGE
  }
}
