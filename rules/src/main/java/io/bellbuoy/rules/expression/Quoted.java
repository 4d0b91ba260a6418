package io.bellbuoy.rules.expression;

/** A piece of a rule's text inside a message. */
final class Quoted {

  /** In code points: it is for the eye. */
  private static final int MOST = 60;

  private Quoted() {}

  /** Set off, on one line, and cut where it is long. */
  static String of(String written) {
    return '`' + ValueText.line(cut(written)) + '`';
  }

  private static String cut(String written) {
    return written.codePointCount(0, written.length()) <= MOST
        ? written
        : written.substring(0, written.offsetByCodePoints(0, MOST - 1)) + "…";
  }
}
