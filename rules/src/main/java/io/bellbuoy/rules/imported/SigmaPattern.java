package io.bellbuoy.rules.imported;

import java.util.ArrayList;
import java.util.List;

/**
 * A text of Sigma, in which {@code *} stands for any characters and {@code ?} for one. Immutable.
 *
 * @param parts texts between wildcards, no two of which are neighbours
 */
record SigmaPattern(List<Part> parts) {

  private static final Part MANY = new Part(Kind.MANY, "");

  /** What a part stands for. */
  enum Kind {
    TEXT,
    ONE,
    MANY
  }

  /**
   * A part.
   *
   * @param text of {@link Kind#TEXT}; else empty
   */
  record Part(Kind kind, String text) {}

  /** The text, with a backslash before what is no wildcard. */
  static SigmaPattern of(String written) {
    List<Part> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      boolean escape = c == '\\' && i + 1 < written.length();
      if (escape && "*?\\".indexOf(written.charAt(i + 1)) >= 0) {
        i++;
        text.append(written.charAt(i));
      } else if (c == '*' || c == '?') {
        endText(text, parts);
        add(parts, c == '*' ? MANY : new Part(Kind.ONE, ""));
      } else {
        text.append(c);
      }
    }
    endText(text, parts);
    return new SigmaPattern(List.copyOf(parts));
  }

  private static void endText(StringBuilder text, List<Part> parts) {
    if (!text.isEmpty()) {
      parts.add(new Part(Kind.TEXT, text.toString()));
      text.setLength(0);
    }
  }

  private static void add(List<Part> parts, Part part) {
    if (part.kind() != Kind.MANY || parts.isEmpty() || !parts.get(parts.size() - 1).equals(MANY)) {
      parts.add(part);
    }
  }

  /** With anything before it, behind it. */
  SigmaPattern open(boolean before, boolean behind) {
    List<Part> open = new ArrayList<>();
    if (before) {
      open.add(MANY);
    }
    parts.forEach(part -> add(open, part));
    if (behind) {
      add(open, MANY);
    }
    return new SigmaPattern(List.copyOf(open));
  }

  /** Whether it has no wildcard. */
  boolean plain() {
    return parts.stream().allMatch(part -> part.kind() == Kind.TEXT);
  }

  /** Whether it has those parts in that order. */
  boolean has(Kind... kinds) {
    return parts.stream().map(Part::kind).toList().equals(List.of(kinds));
  }

  /** Its texts, without wildcards. */
  String text() {
    StringBuilder text = new StringBuilder();
    parts.forEach(part -> text.append(part.text()));
    return text.toString();
  }

  /** A regular expression for the whole of a value. */
  String regex() {
    StringBuilder regex = new StringBuilder();
    for (Part part : parts) {
      switch (part.kind()) {
        case TEXT -> regex.append(Written.literal(part.text()));
        case ONE -> regex.append('.');
        case MANY -> regex.append(".*");
      }
    }
    return regex.toString();
  }
}
