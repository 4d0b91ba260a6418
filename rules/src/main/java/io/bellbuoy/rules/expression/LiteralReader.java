package io.bellbuoy.rules.expression;

import com.google.re2j.Pattern;
import io.bellbuoy.rules.expression.Operand.PathOperand;
import io.bellbuoy.rules.expression.Reading.Read;
import io.bellbuoy.rules.expression.Reading.Unreadable;
import io.bellbuoy.rules.grammar.BellbuoyRuleParser;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Reads what stands in single tokens, and reports what cannot be read. For one thread. */
final class LiteralReader {

  private final Diagnostics diagnostics;

  LiteralReader(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** The text between the quotes; null where it is none. */
  @Nullable String text(Token token) {
    return reported(TextLiteralReader.read(token.getText()), token);
  }

  /** The integer; null where it does not fit. */
  @Nullable Long integer(Token token) {
    try {
      return Long.parseLong(token.getText());
    } catch (NumberFormatException e) {
      diagnostics.error(
          Place.of(token),
          "the integer does not fit into 64 bits",
          '"' + token.getText() + "\" compares the digits as a text");
      return null;
    }
  }

  /** The pattern between slashes or quotes; null where it is none. */
  @Nullable Pattern pattern(Token token) {
    String written =
        token.getType() == BellbuoyRuleParser.REGEX
            ? token.getText().substring(1, token.getText().length() - 1)
            : text(token);
    return written == null ? null : reported(RegexParser.parse(written), token);
  }

  /**
   * The path in quotes; null where it is none.
   *
   * @param quantified whether it stands inside a quantifier
   */
  @Nullable PathOperand path(Token token, boolean quantified) {
    String written = text(token);
    if (written == null) {
      return null;
    }
    FieldPath path = reported(FieldPathParser.parse(written, quantified), token);
    return path == null ? null : new PathOperand(written, path);
  }

  private <T> @Nullable T reported(Reading<T> reading, Token token) {
    if (reading instanceof Unreadable<T> unreadable) {
      diagnostics.error(Place.of(token), unreadable.message(), unreadable.hint());
      return null;
    }
    return ((Read<T>) reading).value();
  }
}
