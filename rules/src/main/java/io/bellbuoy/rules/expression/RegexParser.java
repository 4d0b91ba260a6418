package io.bellbuoy.rules.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.bellbuoy.rules.expression.Reading.Read;
import io.bellbuoy.rules.expression.Reading.Unreadable;

/** Reads regular expressions, but none that could stop an engine. */
final class RegexParser {

  private static final int MAX_LENGTH = 1000;

  /** The estimate is never too small, and seldom more than twice too large. */
  private static final int ESTIMATE_MARGIN = 3;

  private RegexParser() {}

  /** The pattern that the text is; its size is known before it is compiled. */
  static Reading<Pattern> parse(String text) {
    int length = text.codePointCount(0, text.length());
    if (length > MAX_LENGTH) {
      return new Unreadable<>(
          "the regular expression has " + length + " characters; " + MAX_LENGTH + " are allowed",
          "a list is faster: in @name");
    }
    RegexSize size = RegexSize.of(text);
    if (size.repetition() > RegexSize.MAX_REPETITION) {
      return new Unreadable<>(
          "the regular expression's nested repetitions multiply to more than "
              + RegexSize.MAX_REPETITION,
          "use * or + where the number does not matter");
    }
    if (size.instructions() > ESTIMATE_MARGIN * RegexSize.MAX_INSTRUCTIONS) {
      return tooManyInstructions();
    }
    try {
      Pattern pattern = Pattern.compile(text);
      return pattern.programSize() > RegexSize.MAX_INSTRUCTIONS
          ? tooManyInstructions()
          : new Read<>(pattern);
    } catch (PatternSyntaxException e) {
      return refused(text, e.getDescription());
    }
  }

  private static Reading<Pattern> tooManyInstructions() {
    return new Unreadable<>(
        "the regular expression compiles to more than "
            + RegexSize.MAX_INSTRUCTIONS
            + " instructions",
        "use * or + where the number of repetitions does not matter");
  }

  private static Reading<Pattern> refused(String text, String reason) {
    if (text.contains("(?=") || text.contains("(?!") || text.contains("(?<")) {
      return new Unreadable<>(
          "the regular expression looks ahead or behind, which RE2 cannot",
          "two comparisons joined with and, one of them with not");
    }
    // The library has no better word for this one.
    String plain = reason.contains("internal error") ? "unexpected )" : reason;
    return new Unreadable<>("the regular expression is not valid: " + plain, null);
  }
}
