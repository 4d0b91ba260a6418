package io.bellbuoy.rules.expression;

import static io.bellbuoy.rules.grammar.BellbuoyRuleParser.COMMA;
import static io.bellbuoy.rules.grammar.BellbuoyRuleParser.EQ;
import static io.bellbuoy.rules.grammar.BellbuoyRuleParser.IN;
import static io.bellbuoy.rules.grammar.BellbuoyRuleParser.INTEGER;
import static io.bellbuoy.rules.grammar.BellbuoyRuleParser.JPATH;
import static io.bellbuoy.rules.grammar.BellbuoyRuleParser.LIST;
import static io.bellbuoy.rules.grammar.BellbuoyRuleParser.LPAREN;
import static io.bellbuoy.rules.grammar.BellbuoyRuleParser.NAME;
import static io.bellbuoy.rules.grammar.BellbuoyRuleParser.NOT;
import static io.bellbuoy.rules.grammar.BellbuoyRuleParser.REGEX;
import static io.bellbuoy.rules.grammar.BellbuoyRuleParser.RPAREN;
import static io.bellbuoy.rules.grammar.BellbuoyRuleParser.STRING;

import io.bellbuoy.rules.grammar.BellbuoyRuleParser.CallContext;
import io.bellbuoy.rules.grammar.BellbuoyRuleParser.GroupContext;
import io.bellbuoy.rules.grammar.BellbuoyRuleParser.PathContext;
import io.bellbuoy.rules.grammar.BellbuoyRuleParser.QuantifiedContext;
import io.bellbuoy.rules.grammar.BellbuoyRuleParser.TestedContext;
import io.bellbuoy.rules.grammar.BellbuoyRuleParser.TruthContext;
import io.bellbuoy.rules.grammar.BellbuoyRuleParser.WholeContext;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * What to say where a text goes wrong.
 *
 * @param hint null where there is no good guess
 */
record Complaint(String message, @Nullable String hint) {

  /**
   * The complaint that fits.
   *
   * @param context the rule of the grammar that the parser is in
   * @param expected what could have stood there
   * @param before the last token that fitted; null at the start
   * @param found the one that does not fit; at the end the end itself
   */
  static Complaint about(
      ParserRuleContext context, IntervalSet expected, @Nullable Token before, Token found) {
    boolean end = found.getType() == Token.EOF;
    String what = end ? "the expression ends" : "not " + Quoted.of(found.getText());
    if (before == null && end) {
      return new Complaint("the expression is empty", "jpath(\"verb\") = \"create\"");
    }
    if (context instanceof PathContext) {
      return path(expected, found);
    }
    if (context instanceof QuantifiedContext quantified
        && quantified.disjunction() == null
        && !expected.contains(NOT)) {
      return new Complaint(
          "a quantifier takes a path in double quotes, a comma and a condition"
              + (end ? "" : ", " + what),
          "any(\"requestObject.spec.containers\", jpath(\"image\") contains \"evil\")");
    }
    if (expected.contains(JPATH)) {
      return value(expected, before, found);
    }
    if (context instanceof CallContext call && expected.contains(RPAREN)) {
      return call(call, found);
    }
    if (context instanceof WholeContext
        || context instanceof GroupContext
        || context instanceof QuantifiedContext) {
      return afterCondition(unfinished(context) != null, found);
    }
    if (expected.contains(IN)) {
      return new Complaint(
          "after `not` stands in, contains, startswith, endswith or matches",
          found.getType() == EQ ? "!=" : null);
    }
    return inside(expected, found, end ? "" : ", " + what);
  }

  private static Complaint path(IntervalSet expected, Token found) {
    if (expected.contains(LPAREN)) {
      return new Complaint("after `jpath` stands its path in parentheses", "jpath(\"verb\")");
    }
    if (expected.contains(STRING)) {
      return new Complaint("`jpath` takes one path in double quotes", pathHint(found));
    }
    return new Complaint("a closing parenthesis is missing after the path", ")");
  }

  private static String pathHint(Token found) {
    String text = found.getText();
    return switch (found.getType()) {
      case NAME -> Function.of(text) != null ? text + "(jpath(\"…\"))" : "jpath(\"" + text + "\")";
      case JPATH -> "one jpath is enough: jpath(\"verb\")";
      case INTEGER ->
          "an element is asked for behind its array: jpath(\"sourceIPs[" + text + "]\")";
      default -> "jpath(\"verb\")";
    };
  }

  private static Complaint value(IntervalSet expected, @Nullable Token before, Token found) {
    String wanted = expected.contains(NOT) ? "a condition" : "a value";
    String place = before == null ? "at the start" : "after " + Quoted.of(before.getText());
    if (found.getType() == Token.EOF) {
      return new Complaint(wanted + " is missing " + place, null);
    }
    if (found.getType() == REGEX) {
      return new Complaint(
          "a regular expression stands after `matches` or `contains` only",
          "jpath(\"userAgent\") matches " + found.getText());
    }
    if (found.getType() == LIST) {
      return new Complaint("a list stands after `in` only", "in " + found.getText());
    }
    return new Complaint(
        wanted + " is expected " + place + ", not " + Quoted.of(found.getText()), null);
  }

  private static Complaint call(CallContext call, Token found) {
    String name = call.NAME().getText();
    if (found.getType() == COMMA && Function.of(name) == null) {
      return new Complaint(
          Quoted.of(name) + " is no quantifier: known are any, all and none",
          "any(\"requestObject.spec.containers\", …)");
    }
    return new Complaint("a function takes one value: a closing parenthesis is missing", ")");
  }

  private static Complaint afterCondition(boolean operandOnly, Token found) {
    if (found.getType() == Token.EOF) {
      return new Complaint("a closing parenthesis is missing", ")");
    }
    if (found.getType() == RPAREN) {
      return new Complaint("this closing parenthesis has no opening one", null);
    }
    if (found.getType() == COMMA) {
      return new Complaint("a comma stands in sets and quantifiers only", "and, or");
    }
    String text = Quoted.of(found.getText());
    if (!operandOnly) {
      return new Complaint("`and` or `or` is missing before " + text, null);
    }
    return found.getType() == NAME
        ? new Complaint(
            "there is no operator " + text,
            "=, !=, <, <=, >, >=, in, contains, startswith, endswith, matches")
        : new Complaint("an operator is missing before " + text, "= " + found.getText());
  }

  /** The condition right before, where it is an operand that nothing is asked of; null else. */
  static @Nullable TestedContext unfinished(ParserRuleContext context) {
    ParserRuleContext last = context;
    while (last != null && !(last instanceof TestedContext)) {
      last = lastPart(last);
    }
    boolean bare =
        last instanceof TestedContext tested
            && tested.test() == null
            && tested.operand() != null
            && !(tested.operand() instanceof TruthContext);
    return bare ? (TestedContext) last : null;
  }

  private static @Nullable ParserRuleContext lastPart(ParserRuleContext context) {
    int count = context.getChildCount();
    return count > 0 && context.getChild(count - 1) instanceof ParserRuleContext part ? part : null;
  }

  private static Complaint inside(IntervalSet expected, Token found, String what) {
    if (expected.contains(REGEX)) {
      return new Complaint(
          "`matches` takes a regular expression or a text" + what, "matches /create|update/");
    }
    if (expected.contains(LIST) && expected.contains(LPAREN)) {
      return new Complaint(
          "after `in` stands a set in parentheses, cidr(…) or the name of a list" + what,
          found.getType() == NAME ? "in @" + found.getText() : "in (\"create\", \"update\")");
    }
    if (expected.contains(LIST)) {
      return new Complaint(
          "`cidr` takes address blocks in double quotes and names of lists" + what,
          "cidr(\"10.0.0.0/8\", @office)");
    }
    if (expected.contains(STRING) && expected.contains(INTEGER)) {
      return new Complaint(
          "a set holds texts in double quotes and integers" + what,
          found.getType() == NAME ? '"' + found.getText() + '"' : null);
    }
    if (expected.contains(LPAREN)) {
      return new Complaint("an opening parenthesis is missing" + what, "(");
    }
    if (expected.contains(COMMA)) {
      return new Complaint("a comma or a closing parenthesis is missing" + what, null);
    }
    return new Complaint("a closing parenthesis is missing" + what, ")");
  }
}
