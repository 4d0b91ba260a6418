package io.bellbuoy.rules.expression;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.function.Predicate;

/** {@code matches}, and {@code contains} with a regular expression. */
public record PatternMatch(Operand left, Extent extent, Pattern pattern) implements ValueTest {

  /** How much of a text must match. */
  public enum Extent {
    WHOLE,
    PART
  }

  @Override
  public Predicate<Found> test(Scope scope) {
    return found -> {
      String text = found.text();
      if (text == null) {
        return false;
      }
      try {
        return found(text);
      } catch (StackOverflowError e) {
        // The library recurses as deep as a pattern has optional parts in a row: thousands.
        return DeepStack.test(() -> found(text));
      }
    };
  }

  private boolean found(String text) {
    Matcher matcher = pattern.matcher(text);
    return extent == Extent.WHOLE ? matcher.matches() : matcher.find();
  }
}
