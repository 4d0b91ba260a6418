package io.bellbuoy.rules.expression;

import com.google.re2j.Pattern;
import io.bellbuoy.rules.expression.ExpressionParser.Purpose;
import io.bellbuoy.rules.expression.Operand.AttributeOperand;
import io.bellbuoy.rules.expression.Operand.BooleanLiteral;
import io.bellbuoy.rules.expression.Operand.Call;
import io.bellbuoy.rules.expression.Operand.IntegerLiteral;
import io.bellbuoy.rules.expression.Operand.PathOperand;
import io.bellbuoy.rules.expression.Operand.TextLiteral;
import io.bellbuoy.rules.grammar.BellbuoyRuleParser;
import io.bellbuoy.rules.grammar.BellbuoyRuleParser.*;
import io.bellbuoy.rules.grammar.BellbuoyRuleVisitor;
import io.bellbuoy.schemas.Attribute;
import io.bellbuoy.schemas.NamedList;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.AbstractParseTreeVisitor;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tree that answers of the tree that was parsed, and reports what the grammar cannot see.
 * For one thread, once. Implements the visitor's interface rather than its base class, so that an
 * alternative that is forgotten does not compile.
 */
final class ExpressionBuilder extends AbstractParseTreeVisitor<Node>
    implements BellbuoyRuleVisitor<Node> {

  private final LiteralReader literals;
  private final SetReader sets;
  private final TypeCheck types;
  private final Warnings warnings;
  private final Places places;
  private final Surroundings around = new Surroundings();

  /** The left side of the test that is being built; operands hold no tests, so one is enough. */
  private Operand left = TypeCheck.UNREAD;

  ExpressionBuilder(
      Map<String, NamedList> lists, Purpose purpose, Places places, Diagnostics diagnostics) {
    this.places = places;
    literals = new LiteralReader(diagnostics);
    sets = new SetReader(lists, literals, diagnostics);
    types = new TypeCheck(diagnostics);
    warnings = new Warnings(purpose, around, diagnostics);
  }

  /** The expression; of a part that the parser could not read, something harmless. */
  Expression expression(@Nullable ParserRuleContext context) {
    return read(context) instanceof Expression expression ? expression : new Constant(false);
  }

  private Operand operand(@Nullable OperandContext context) {
    return read(context) instanceof Operand operand ? operand : TypeCheck.UNREAD;
  }

  /** Parts inside a broken one are still read, for what is to be said of them. */
  private @Nullable Node read(@Nullable ParserRuleContext context) {
    if (context == null) {
      return null;
    }
    List<ParseTree> children = context.children == null ? List.of() : context.children;
    boolean whole =
        context.exception == null && children.stream().noneMatch(ErrorNode.class::isInstance);
    if (whole) {
      return places.noted(context.accept(this), context);
    }
    left = TypeCheck.UNREAD;
    for (ParseTree child : children) {
      if (child instanceof ParserRuleContext part) {
        read(part);
      }
    }
    return null;
  }

  @Override
  public Node visitWhole(WholeContext ctx) {
    return expression(ctx.disjunction());
  }

  @Override
  public Node visitEither(EitherContext ctx) {
    warnings.mixed(ctx);
    List<Expression> conditions = ctx.conjunction().stream().map(this::expression).toList();
    return conditions.size() == 1 ? conditions.get(0) : new Or(conditions);
  }

  @Override
  public Node visitBoth(BothContext ctx) {
    List<Expression> conditions = ctx.condition().stream().map(this::expression).toList();
    return conditions.size() == 1 ? conditions.get(0) : new And(conditions);
  }

  @Override
  public Node visitNegation(NegationContext ctx) {
    return new Not(expression(ctx.condition()));
  }

  @Override
  public Node visitGroup(GroupContext ctx) {
    return expression(ctx.disjunction());
  }

  @Override
  public Node visitQuantified(QuantifiedContext ctx) {
    Operand values = path(ctx.STRING().getSymbol());
    around.enter(values);
    Expression condition = expression(ctx.disjunction());
    around.leave();
    if (!(values instanceof PathOperand path)) {
      return new Constant(false);
    }
    if (ctx.quantifier.getType() == BellbuoyRuleParser.ANY) {
      warnings.forgeable(path, Place.of(ctx.STRING().getSymbol()));
    }
    boolean all = ctx.quantifier.getType() == BellbuoyRuleParser.ALL;
    Expression quantifier =
        new Quantifier(all ? Quantifier.Kind.ALL : Quantifier.Kind.ANY, path, condition);
    boolean none = ctx.quantifier.getType() == BellbuoyRuleParser.NONE;
    return once(none ? new Not(quantifier) : quantifier);
  }

  @Override
  public Node visitPresence(PresenceContext ctx) {
    Operand operand = operand(ctx.operand());
    types.presence(operand, ctx.operand());
    return once(new Exists(operand));
  }

  private Expression once(Expression condition) {
    return around.quantified() ? Once.of(condition) : condition;
  }

  @Override
  public Node visitTested(TestedContext ctx) {
    left = operand(ctx.operand());
    return ctx.test() != null ? once(expression(ctx.test())) : types.bare(left, ctx.operand());
  }

  @Override
  public Node visitCompared(ComparedContext ctx) {
    Operand from = left;
    Operand right = operand(ctx.operand());
    Comparator comparator = Comparator.of(ctx.comparator.getText());
    OperandContext leftPart = TypeCheck.leftOf(ctx);
    types.twoLiterals(from, right, leftPart, ctx.operand());
    if (comparator != Comparator.EQUAL) {
      types.number(from, leftPart);
      types.number(right, ctx.operand());
    }
    Comparison comparison =
        from.literal() || (from.fixed() && !right.fixed())
            ? new Comparison(right, comparator.flipped(), from)
            : new Comparison(from, comparator, right);
    noted(comparison, ctx);
    return ctx.comparator.getType() == BellbuoyRuleParser.NE ? new Not(comparison) : comparison;
  }

  @Override
  public Node visitNotRelated(NotRelatedContext ctx) {
    return new Not(expression(ctx.relation()));
  }

  @Override
  public Node visitRelated(RelatedContext ctx) {
    return expression(ctx.relation());
  }

  @Override
  public Node visitWithin(WithinContext ctx) {
    Operand from = left;
    OperandContext leftPart = TypeCheck.leftOf(ctx);
    types.noLiteralBeforeIn(from, leftPart);
    if (!(read(ctx.set()) instanceof ValueSet set)) {
      return new Constant(false);
    }
    return noted(new Membership(from, set), ctx);
  }

  @Override
  public Node visitContaining(ContainingContext ctx) {
    return expression(ctx.sought());
  }

  @Override
  public Node visitSoughtPattern(SoughtPatternContext ctx) {
    return patternMatch(PatternMatch.Extent.PART, ctx, ctx.REGEX().getSymbol());
  }

  @Override
  public Node visitSoughtText(SoughtTextContext ctx) {
    Operand from = left;
    Operand right = operand(ctx.operand());
    types.twoTexts(from, right, TypeCheck.leftOf(ctx), ctx.operand(), "contains");
    return noted(new Containment(from, right), ctx);
  }

  @Override
  public Node visitAffixed(AffixedContext ctx) {
    Operand from = left;
    Operand right = operand(ctx.operand());
    types.twoTexts(from, right, TypeCheck.leftOf(ctx), ctx.operand(), ctx.affix.getText());
    boolean start = ctx.affix.getType() == BellbuoyRuleParser.STARTSWITH;
    return noted(new Affix(from, start ? Affix.End.START : Affix.End.END, right), ctx);
  }

  @Override
  public Node visitMatching(MatchingContext ctx) {
    return patternMatch(PatternMatch.Extent.WHOLE, ctx, ctx.pattern);
  }

  private Expression patternMatch(PatternMatch.Extent extent, ParserRuleContext test, Token token) {
    types.literalAnd(left, TypeCheck.leftOf(test), token);
    Pattern pattern = literals.pattern(token);
    return pattern == null
        ? new Constant(false)
        : noted(new PatternMatch(left, extent, pattern), test);
  }

  private Expression noted(ValueTest test, ParserRuleContext ctx) {
    Place place = places.put(test, TypeCheck.leftOf(ctx).getStart(), ctx.getStop());
    warnings.test(test, ctx.getParent() instanceof NotRelatedContext, place);
    return test;
  }

  @Override
  public Node visitPath(PathContext ctx) {
    return path(ctx.STRING().getSymbol());
  }

  private Operand path(Token token) {
    PathOperand path = literals.path(token, around.quantified());
    if (path == null) {
      return TypeCheck.UNREAD;
    }
    warnings.path(path.path(), Place.of(token));
    return path;
  }

  @Override
  public Node visitCall(CallContext ctx) {
    Operand argument = operand(ctx.operand());
    Function function = types.function(ctx.NAME().getSymbol());
    if (function == null) {
      return TypeCheck.UNREAD;
    }
    Call call = new Call(function, argument);
    warnings.constant(call, Place.of(ctx.getStart(), ctx.getStop()));
    return call;
  }

  @Override
  public Node visitName(NameContext ctx) {
    Attribute attribute = types.attribute(ctx.NAME().getSymbol());
    return attribute == null ? TypeCheck.UNREAD : new AttributeOperand(attribute);
  }

  @Override
  public Node visitText(TextContext ctx) {
    String text = literals.text(ctx.STRING().getSymbol());
    return text == null ? TypeCheck.UNREAD : new TextLiteral(text);
  }

  @Override
  public Node visitInteger(IntegerContext ctx) {
    Long value = literals.integer(ctx.INTEGER().getSymbol());
    return value == null ? TypeCheck.UNREAD : new IntegerLiteral(value);
  }

  @Override
  public Node visitTruth(TruthContext ctx) {
    return new BooleanLiteral(ctx.value.getType() == BellbuoyRuleParser.TRUE);
  }

  @Override
  public Node visitWrittenSet(WrittenSetContext ctx) {
    return sets.written(ctx.members);
  }

  @Override
  public Node visitOneBlock(OneBlockContext ctx) {
    return sets.oneBlock(ctx.STRING().getSymbol());
  }

  @Override
  public Node visitAddressBlocks(AddressBlocksContext ctx) {
    return sets.blocks(ctx.members);
  }

  @Override
  public Node visitListedSet(ListedSetContext ctx) {
    return sets.listed(ctx.LIST().getSymbol());
  }
}
