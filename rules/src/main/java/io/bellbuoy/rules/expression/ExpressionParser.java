package io.bellbuoy.rules.expression;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.rules.grammar.BellbuoyRuleLexer;
import io.bellbuoy.rules.grammar.BellbuoyRuleParser;
import io.bellbuoy.schemas.NamedList;
import java.util.Map;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.atn.PredictionMode;

/** Reads expressions. Thread-safe. */
public final class ExpressionParser {

  private static final int MAX_BYTES = 64 * 1024;

  private ExpressionParser() {}

  /** What a match of the expression leads to. */
  public enum Purpose {
    /** To an alert. */
    DETECT,
    /** To silence: an {@code ignore} rule, an exception. What clients can forge is warned of. */
    LET_THROUGH
  }

  /**
   * The expression that the text is, or every reason why it is none.
   *
   * @param lists what {@code @name} may refer to, by name
   */
  public static ParseResult parse(String text, Map<String, NamedList> lists) {
    return parse(text, lists, Purpose.DETECT);
  }

  /**
   * The expression that the text is, or every reason why it is none.
   *
   * @param lists what {@code @name} may refer to, by name
   */
  public static ParseResult parse(String text, Map<String, NamedList> lists, Purpose purpose) {
    Diagnostics diagnostics = new Diagnostics();
    if (text.getBytes(UTF_8).length > MAX_BYTES) {
      diagnostics.error(
          Place.START,
          "the expression is longer than 64 KiB",
          "a list holds many values: in @name");
      return new ParseResult.Refused(diagnostics.list());
    }
    TokenRepair.Tokens tokens = TokenRepair.tokens(lexer(text), diagnostics);
    if (!NestingLimit.holds(tokens.list(), diagnostics)) {
      return new ParseResult.Refused(diagnostics.list());
    }
    Places places = new Places();
    Expression expression =
        new ExpressionBuilder(lists, purpose, places, diagnostics)
            .expression(tree(tokens, diagnostics));
    return diagnostics.hasErrors()
        ? new ParseResult.Refused(diagnostics.list())
        : new ParseResult.Parsed(expression, diagnostics.list(), places);
  }

  private static BellbuoyRuleLexer lexer(String text) {
    BellbuoyRuleLexer lexer = new BellbuoyRuleLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    return lexer;
  }

  private static BellbuoyRuleParser.StartContext tree(
      TokenRepair.Tokens tokens, Diagnostics diagnostics) {
    BellbuoyRuleParser parser =
        new BellbuoyRuleParser(new CommonTokenStream(new ListTokenSource(tokens.list())));
    parser.removeErrorListeners();
    parser.setErrorHandler(new SyntaxErrors(tokens, diagnostics));
    // No decision of the grammar depends on what was before it: the cheaper prediction decides all.
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    return parser.start();
  }
}
