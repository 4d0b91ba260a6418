package io.bellbuoy.sink.format;

/** The characters that a screen obeys instead of showing them. */
final class Obeyed {

  private Obeyed() {}

  /** Whether it is a control or format character, or one that ends a line or paragraph. */
  static boolean is(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /** What is written in its place: <code>&#92;u000A</code> for a line feed, as JSON has it. */
  static String named(int character) {
    StringBuilder name = new StringBuilder(12);
    for (char unit : Character.toChars(character)) {
      name.append("\\u%04X".formatted((int) unit));
    }
    return name.toString();
  }
}
