package io.bellbuoy.rules.expression;

/** How two values are compared. {@code !=} is a negated {@link #EQUAL}. */
public enum Comparator {
  EQUAL("="),
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">=");

  private final String text;

  Comparator(String text) {
    this.text = text;
  }

  /** The one that is written so; {@code !=}, a negated equality, is {@link #EQUAL}. */
  static Comparator of(String sign) {
    for (Comparator comparator : values()) {
      if (comparator.text.equals(sign)) {
        return comparator;
      }
    }
    return EQUAL;
  }

  /** The sign in expressions. */
  String text() {
    return text;
  }

  /** The one that says the same with its sides exchanged. */
  public Comparator flipped() {
    return switch (this) {
      case EQUAL -> EQUAL;
      case LESS -> GREATER;
      case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
      case GREATER -> LESS;
      case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
    };
  }

  /** Whether it asks for the smaller side on the left. */
  public boolean ascending() {
    return this == LESS || this == LESS_OR_EQUAL;
  }

  /** Whether it holds for two numbers that compare so. */
  public boolean holds(int comparison) {
    return switch (this) {
      case EQUAL -> comparison == 0;
      case LESS -> comparison < 0;
      case LESS_OR_EQUAL -> comparison <= 0;
      case GREATER -> comparison > 0;
      case GREATER_OR_EQUAL -> comparison >= 0;
    };
  }
}
