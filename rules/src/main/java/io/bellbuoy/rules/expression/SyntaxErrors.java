package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.grammar.BellbuoyRuleParser;
import io.bellbuoy.rules.grammar.BellbuoyRuleParser.PathContext;
import io.bellbuoy.rules.grammar.BellbuoyRuleParser.TestedContext;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

/** Turns what the parser stumbles over into diagnostics that a person understands. */
final class SyntaxErrors extends DefaultErrorStrategy {

  private final TokenRepair.Tokens tokens;
  private final Diagnostics diagnostics;

  SyntaxErrors(TokenRepair.Tokens tokens, Diagnostics diagnostics) {
    this.tokens = tokens;
    this.diagnostics = diagnostics;
  }

  @Override
  protected void reportNoViableAlternative(Parser parser, NoViableAltException e) {
    report(parser, e.getOffendingToken());
  }

  @Override
  protected void reportInputMismatch(Parser parser, InputMismatchException e) {
    report(parser, e.getOffendingToken());
  }

  @Override
  protected void reportUnwantedToken(Parser parser) {
    if (!inErrorRecoveryMode(parser)) {
      beginErrorCondition(parser);
      report(parser, parser.getCurrentToken());
    }
  }

  @Override
  protected void reportMissingToken(Parser parser) {
    if (!inErrorRecoveryMode(parser)) {
      beginErrorCondition(parser);
      report(parser, parser.getCurrentToken());
    }
  }

  /** What stands where a path should costs one complaint, not one more for its parenthesis. */
  @Override
  public Token recoverInline(Parser parser) {
    boolean path =
        parser.getContext() instanceof PathContext
            && parser.getExpectedTokens().contains(BellbuoyRuleParser.STRING);
    TokenStream input = parser.getTokenStream();
    boolean empty = input.LA(1) == BellbuoyRuleParser.RPAREN;
    if (!path || (!empty && input.LA(2) != BellbuoyRuleParser.RPAREN)) {
      return super.recoverInline(parser);
    }
    reportMissingToken(parser);
    Token madeUp = getMissingSymbol(parser);
    if (!empty) {
      parser.consume();
    }
    return madeUp;
  }

  /** Only a closing parenthesis is made up: any other token would mean something. */
  @Override
  protected boolean singleTokenInsertion(Parser parser) {
    return parser.getExpectedTokens().contains(BellbuoyRuleParser.RPAREN)
        && super.singleTokenInsertion(parser);
  }

  private void report(Parser parser, Token offending) {
    Token before = parser.getTokenStream().LT(-1);
    TestedContext unfinished = Complaint.unfinished(parser.getContext());
    if (unfinished != null) {
      // One complaint is enough: nobody meant the operand to stand alone.
      unfinished.exception = new InputMismatchException(parser);
    }
    if (before != null && tokens.leftOutBetween(before, offending)) {
      return;
    }
    Complaint complaint =
        Complaint.about(parser.getContext(), parser.getExpectedTokens(), before, offending);
    diagnostics.error(place(before, offending), complaint.message(), complaint.hint());
  }

  /** The end of a text is right behind its last token, not behind its comments. */
  private static Place place(Token before, Token offending) {
    if (offending.getType() != Token.EOF) {
      return Place.of(offending);
    }
    return before == null ? Place.START : Place.after(before);
  }
}
