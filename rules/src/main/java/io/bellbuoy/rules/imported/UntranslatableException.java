package io.bellbuoy.rules.imported;

import org.jspecify.annotations.Nullable;

/** Something of a rule that the rule language cannot say, or that makes no sense. */
final class UntranslatableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final @Nullable String hint;

  UntranslatableException(String message) {
    this(message, null);
  }

  /**
   * @param message in plain words
   * @param hint what to do
   */
  UntranslatableException(String message, @Nullable String hint) {
    super(message);
    this.hint = hint;
  }

  @Nullable String hint() {
    return hint;
  }

  /** In plain words. */
  String said() {
    return String.valueOf(getMessage());
  }
}
