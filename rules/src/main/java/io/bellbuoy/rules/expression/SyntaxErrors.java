package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.grammar.BellbuoyRuleParser;
import io.bellbuoy.rules.grammar.BellbuoyRuleParser.TestedContext;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;

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
