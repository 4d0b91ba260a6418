package io.bellbuoy.rules.file;

import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** From a place in a scalar's text to the place in the file. */
interface TextLines {

  /** Line and column from 1, in code points, of the text. */
  Place place(int line, int column);

  /** The lines below a bar: the same lines, further to the right. */
  static TextLines ofBlock(SourceFile file, Place header, String text) {
    String[] lines = text.split("\n", -1);
    int indent = 0;
    for (int i = 0; i < lines.length; i++) {
      String inFile = file.line(header.line() + 1 + i);
      if (!lines[i].isBlank() && inFile.endsWith(lines[i])) {
        indent = inFile.length() - lines[i].length();
        break;
      }
    }
    int shift = indent;
    return (line, column) -> new Place(header.line() + line, shift + column, 1);
  }

  /** A scalar on one line; the escapes of quoted ones take more room than what they stand for. */
  static TextLines ofLine(String lineOfFile, Place start, ScalarNode node) {
    int[] text = node.getValue().codePoints().toArray();
    int[] raw = lineOfFile.codePoints().skip(start.column() - 1L).toArray();
    if (!beginsHere(raw, text, node.getScalarStyle())) {
      return (line, column) -> start;
    }
    int[] offsets = offsets(raw, text.length, node.getScalarStyle());
    return (line, column) ->
        new Place(start.line(), start.column() + offsets[index(text, line, column)], 1);
  }

  /** False where an anchor or a tag stands before the scalar. */
  private static boolean beginsHere(int[] raw, int[] text, ScalarStyle style) {
    return switch (style) {
      case DOUBLE_QUOTED -> raw.length > 0 && raw[0] == '"';
      case SINGLE_QUOTED -> raw.length > 0 && raw[0] == '\'';
      default -> raw.length > 0 && text.length > 0 && raw[0] == text[0];
    };
  }

  /**
   * Which code point of the text a line and a column of it mean; its length for what is past it.
   */
  private static int index(int[] text, int line, int column) {
    int index = 0;
    for (int at = 1; at < line && index < text.length; index++) {
      if (text[index] == '\n') {
        at++;
      }
    }
    return Math.max(0, Math.min(index + column - 1, text.length));
  }

  /** For each code point of the text, and for its end, how far it is from the scalar's start. */
  private static int[] offsets(int[] raw, int length, ScalarStyle style) {
    boolean quoted = style == ScalarStyle.DOUBLE_QUOTED || style == ScalarStyle.SINGLE_QUOTED;
    int[] offsets = new int[length + 1];
    int offset = quoted ? 1 : 0;
    for (int i = 0; i < length; i++) {
      offsets[i] = offset;
      offset += offset < raw.length ? width(raw, offset, style) : 1;
    }
    offsets[length] = offset;
    return offsets;
  }

  private static int width(int[] raw, int offset, ScalarStyle style) {
    int next = offset + 1 < raw.length ? raw[offset + 1] : -1;
    if (style == ScalarStyle.SINGLE_QUOTED) {
      return raw[offset] == '\'' && next == '\'' ? 2 : 1;
    }
    if (style != ScalarStyle.DOUBLE_QUOTED || raw[offset] != '\\') {
      return 1;
    }
    return switch (next) {
      case 'x' -> 4;
      case 'u' -> 6;
      case 'U' -> 10;
      default -> 2;
    };
  }
}
