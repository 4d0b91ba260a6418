package io.bellbuoy.rules.expression;

import io.bellbuoy.schemas.NamedList;
import java.util.Map;

/** Reads expressions. Thread-safe. */
public final class ExpressionParser {

  private ExpressionParser() {}

  /**
   * The expression that the text is, or every reason why it is none.
   *
   * @param lists what {@code @name} may refer to, by name
   */
  public static ParseResult parse(String text, Map<String, NamedList> lists) {
    throw new UnsupportedOperationException("to be written");
  }
}
