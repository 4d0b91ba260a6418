package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.expression.Operand.AttributeOperand;
import io.bellbuoy.rules.expression.Operand.BooleanLiteral;
import io.bellbuoy.rules.expression.Operand.IntegerLiteral;
import io.bellbuoy.rules.expression.Operand.TextLiteral;
import io.bellbuoy.rules.grammar.BellbuoyRuleParser.OperandContext;
import io.bellbuoy.rules.grammar.BellbuoyRuleParser.TestedContext;
import io.bellbuoy.schemas.Attribute;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Refuses what the grammar lets pass and what means nothing. For one thread. */
final class TypeCheck {

  /**
   * Stands for an operand that was refused already. It is no literal and no number, so nothing more
   * is said of what it stands in.
   */
  static final Operand UNREAD = new AttributeOperand(Attribute.CLUSTER);

  private final Diagnostics diagnostics;

  TypeCheck(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** An operand alone is a condition only if it is true or false. */
  Expression bare(Operand operand, ParserRuleContext part) {
    if (operand instanceof BooleanLiteral truth) {
      return new Constant(truth.value());
    }
    if (operand != UNREAD) {
      String written = written(part);
      String hint =
          operand instanceof TextLiteral
              ? "exists(jpath(" + written + "))"
              : operand.numeric() ? written + " > 0" : "exists(" + written + ")";
      diagnostics.error(
          place(part),
          Quoted.of(written) + " alone is neither true nor false: it is compared with nothing",
          hint);
    }
    return new Constant(false);
  }

  /** What is asked for must be able to be missing. */
  void presence(Operand operand, ParserRuleContext part) {
    if (operand.literal()) {
      diagnostics.error(
          place(part),
          "`exists` asks for a path or an attribute; "
              + Quoted.of(written(part))
              + " is always there",
          operand instanceof TextLiteral ? "exists(jpath(" + written(part) + "))" : null);
    }
  }

  void twoLiterals(Operand left, Operand right, ParserRuleContext from, ParserRuleContext to) {
    if (right.literal()) {
      literalAnd(left, from, to.getStop());
    }
  }

  /** What is written out asks nothing of the event where the other side is written out too. */
  void literalAnd(Operand left, ParserRuleContext from, Token last) {
    if (left.literal()) {
      diagnostics.error(
          Place.of(from.getStart(), last),
          "both sides are written out, so the answer never changes",
          left instanceof TextLiteral ? "jpath(" + written(from) + ")" : null);
    }
  }

  /** Only numbers are larger or smaller. */
  void number(Operand operand, ParserRuleContext part) {
    boolean wrong =
        operand instanceof BooleanLiteral
            || (operand instanceof TextLiteral text && Decimal.of(text.text()) == null);
    if (wrong) {
      diagnostics.error(
          place(part),
          "<, <=, > and >= compare numbers, and " + Quoted.of(written(part)) + " is none",
          null);
    }
  }

  void noLiteralBeforeIn(Operand left, ParserRuleContext part) {
    if (left.literal()) {
      diagnostics.error(
          place(part),
          "before `in` stands what is looked up, not a value that is written out",
          left instanceof TextLiteral ? "jpath(" + written(part) + ")" : null);
    }
  }

  /** Texts are parts of texts. */
  void twoTexts(
      Operand left, Operand right, ParserRuleContext from, ParserRuleContext to, String operator) {
    if (right instanceof IntegerLiteral || right instanceof BooleanLiteral) {
      diagnostics.error(
          place(to),
          Quoted.of(operator) + " takes a text, not " + Quoted.of(written(to)),
          '"' + written(to) + '"');
    } else {
      twoLiterals(left, right, from, to);
    }
  }

  /** The function of that name; null where there is none. */
  @Nullable Function function(Token name) {
    Function function = Function.of(name.getText());
    if (function == null) {
      String near = Suggestion.nearest(name.getText(), Vocabulary.FUNCTIONS);
      diagnostics.error(
          Place.of(name),
          "there is no function " + Quoted.of(name.getText()),
          near != null
              ? "did you mean " + near + "?"
              : "known are " + String.join(", ", Vocabulary.FUNCTIONS));
    }
    return function;
  }

  /** The attribute of that name; null where there is none. */
  @Nullable Attribute attribute(Token token) {
    String name = token.getText();
    Attribute attribute = Attribute.of(name);
    if (attribute != null) {
      return attribute;
    }
    String otherType = Vocabulary.otherRuleType(name);
    if (otherType != null) {
      diagnostics.error(
          Place.of(token),
          Quoted.of(name) + " belongs to " + otherType + " rules; an audit event has no such thing",
          "the parts of an audit event are asked for with jpath(\"…\")");
      return null;
    }
    String message =
        Vocabulary.FUNCTIONS.contains(name)
            ? Quoted.of(name) + " is a function: what it is of stands in parentheses"
            : "there is no attribute " + Quoted.of(name);
    diagnostics.error(Place.of(token), message, attributeHint(name));
    return null;
  }

  private static String attributeHint(String name) {
    String first = name.split("[.\\[]", 2)[0];
    if (Vocabulary.EVENT_MEMBERS.contains(first)) {
      return "jpath(\"" + name.replace("\"", "\\\"") + "\")";
    }
    if (Vocabulary.FUNCTIONS.contains(name)) {
      return name + "(jpath(\"…\"))";
    }
    String near = Suggestion.nearest(name, Vocabulary.ATTRIBUTES);
    if (near != null) {
      return "did you mean " + near + "?";
    }
    String quoted = '"' + name.replace("\"", "\\\"") + '"';
    return "a text is written " + quoted + ", a part of the event jpath(" + quoted + ")";
  }

  /** The operand in front of a test. */
  static OperandContext leftOf(ParserRuleContext test) {
    ParserRuleContext context = test;
    while (!(context instanceof TestedContext tested)) {
      context = context.getParent();
    }
    return tested.operand();
  }

  private static Place place(ParserRuleContext part) {
    return Place.of(part.getStart(), part.getStop());
  }

  private static String written(ParserRuleContext part) {
    return part.getText();
  }
}
