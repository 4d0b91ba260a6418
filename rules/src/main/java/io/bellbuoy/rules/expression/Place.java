package io.bellbuoy.rules.expression;

import org.antlr.v4.runtime.Token;

/**
 * Where something stands in a text.
 *
 * @param line from 1
 * @param column from 1, in code points
 * @param length in code points, at least 1
 */
public record Place(int line, int column, int length) {

  static final Place START = new Place(1, 1, 1);

  static Place of(Token token) {
    return of(token, token);
  }

  /** From the start of one token to the end of another, as far as it is on the first one's line. */
  static Place of(Token first, Token last) {
    Token end = last.getLine() == first.getLine() ? last : first;
    int length = end.getStopIndex() - first.getStartIndex() + 1;
    return new Place(first.getLine(), first.getCharPositionInLine() + 1, Math.max(1, length));
  }

  /** Right behind a token. */
  static Place after(Token token) {
    Place place = of(token);
    return new Place(place.line, place.column + place.length, 1);
  }
}
