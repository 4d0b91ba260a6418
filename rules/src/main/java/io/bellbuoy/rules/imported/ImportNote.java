package io.bellbuoy.rules.imported;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * One line of the report of an import.
 *
 * @param file as it was named
 * @param line from 1
 * @param rule as the other product calls it; null: it is about the file
 * @param message in plain words
 * @param hint what to do; null where there is nothing to advise
 */
public record ImportNote(
    Kind kind,
    String file,
    int line,
    @Nullable String rule,
    String message,
    @Nullable String hint) {

  /** What became of it. */
  public enum Kind {
    /** The rule came along. */
    @JsonProperty("taken")
    TAKEN,
    /** It came along, with something to know about it. */
    @JsonProperty("note")
    NOTE,
    /** It was never meant for audit events, and nobody misses it. */
    @JsonProperty("skipped")
    SKIPPED,
    /** It should have come along and did not. */
    @JsonProperty("left-out")
    LEFT_OUT
  }

  /**
   * Where something stands that was imported.
   *
   * @param file as it was named
   * @param line from 1
   */
  record Origin(String file, int line) {}

  static ImportNote of(Kind kind, Origin origin, @Nullable String rule, String message) {
    return new ImportNote(kind, origin.file(), origin.line(), rule, message, null);
  }

  /** As a person reads it: {@code file:line: kind: "rule": message}, and the hint below. */
  public String display() {
    String word =
        switch (kind) {
          case TAKEN -> "taken";
          case NOTE -> "note";
          case SKIPPED -> "skipped";
          case LEFT_OUT -> "left out";
        };
    String whose = rule == null ? "" : "\"" + rule + "\": ";
    String below = hint == null ? "" : "\n  hint: " + flat(hint);
    return file + ":" + line + ": " + word + ": " + flat(whose + message) + below;
  }

  /** Strangers wrote it: on one line it passes for no other note. */
  private static String flat(String text) {
    return text.replaceAll("[\\s\\p{Cntrl}]+", " ");
  }
}
