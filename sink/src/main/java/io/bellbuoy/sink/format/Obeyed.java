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
}
