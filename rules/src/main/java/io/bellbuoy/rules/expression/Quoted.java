package io.bellbuoy.rules.expression;

/** A piece of a rule's text inside a message. */
final class Quoted {

  private static final int MOST = 60;

  private Quoted() {}

  /** Set off, on one line, and cut where it is long. */
  static String of(String written) {
    return '`' + ValueText.line(ValueText.cut(written, MOST)) + '`';
  }
}
