package io.bellbuoy.rules.expression;

import com.google.re2j.Pattern;
import io.bellbuoy.rules.expression.ExpressionParser.Purpose;
import io.bellbuoy.rules.expression.Operand.AttributeOperand;
import io.bellbuoy.rules.expression.Operand.BooleanLiteral;
import io.bellbuoy.rules.expression.Operand.Call;
import io.bellbuoy.rules.expression.Operand.IntegerLiteral;
import io.bellbuoy.rules.expression.Operand.PathOperand;
import io.bellbuoy.rules.expression.Operand.TextLiteral;
import io.bellbuoy.rules.expression.ValueSet.AddressSet;
import io.bellbuoy.rules.expression.ValueSet.ListedSet;
import io.bellbuoy.rules.expression.ValueSet.WrittenSet;
import io.bellbuoy.rules.grammar.BellbuoyRuleParser;
import io.bellbuoy.rules.grammar.BellbuoyRuleParser.*;
import io.bellbuoy.rules.grammar.BellbuoyRuleVisitor;
import io.bellbuoy.schemas.Attribute;
import io.bellbuoy.schemas.NamedList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.AbstractParseTreeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tree that answers of the tree that was parsed, and reports what the grammar cannot see.
 * For one thread, once. Implements the visitor's interface rather than its base class, so that an
 * alternative that is forgotten does not compile.
 */
final class ExpressionBuilder extends AbstractParseTreeVisitor<Node>
    implements BellbuoyRuleVisitor<Node> {

  private final Diagnostics diagnostics;
  private final LiteralReader literals;
  private final SetReader sets;
  private final TypeCheck types;
  private final Warnings warnings;
  private int quantifiers;

  /** The left side of the test that is being built; operands hold no tests, so one is enough. */
  private Operand left = TypeCheck.UNREAD;

  ExpressionBuilder(Map<String, NamedList> lists, Purpose purpose, Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    literals = new LiteralReader(diagnostics);
    sets = new SetReader(lists, literals, diagnostics);
    types = new TypeCheck(diagnostics);
    warnings = new Warnings(purpose, diagnostics);
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
    boolean broken =
        context.exception != null
            || context.children == null
            || context.children.stream()
                .anyMatch(c -> c instanceof org.antlr.v4.runtime.tree.ErrorNode);
    if (!broken) {
      return context.accept(this);
    }
    left = TypeCheck.UNREAD;
    if (context.children != null) {
      for (var child : List.copyOf(context.children)) {
        if (child instanceof ParserRuleContext part
            && !(part instanceof TestContext || part instanceof RelationContext)) {
          read(part);
        }
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
    quantifiers++;
    Expression condition = expression(ctx.disjunction());
    quantifiers--;
    if (!(values instanceof PathOperand path)) {
      return new Constant(false);
    }
    boolean all = ctx.quantifier.getType() == BellbuoyRuleParser.ALL;
    Expression quantifier =
        new Quantifier(all ? Quantifier.Kind.ALL : Quantifier.Kind.ANY, path, condition);
    return ctx.quantifier.getType() == BellbuoyRuleParser.NONE ? new Not(quantifier) : quantifier;
  }

  @Override
  public Node visitPresence(PresenceContext ctx) {
    Operand operand = operand(ctx.operand());
    types.presence(operand, ctx.operand());
    return new Exists(operand);
  }

  @Override
  public Node visitTested(TestedContext ctx) {
    left = operand(ctx.operand());
    return ctx.test() != null ? expression(ctx.test()) : types.bare(left, ctx.operand());
  }

  @Override
  public Node visitCompared(ComparedContext ctx) {
    Operand from = left;
    Operand right = operand(ctx.operand());
    Comparator comparator =
        switch (ctx.comparator.getType()) {
          case BellbuoyRuleParser.LT -> Comparator.LESS;
          case BellbuoyRuleParser.LE -> Comparator.LESS_OR_EQUAL;
          case BellbuoyRuleParser.GT -> Comparator.GREATER;
          case BellbuoyRuleParser.GE -> Comparator.GREATER_OR_EQUAL;
          default -> Comparator.EQUAL;
        };
    OperandContext leftPart = leftOf(ctx);
    types.twoLiterals(from, right, leftPart, ctx.operand());
    if (comparator != Comparator.EQUAL) {
      types.number(from, leftPart);
      types.number(right, ctx.operand());
    }
    Comparison comparison =
        from.literal()
            ? new Comparison(right, comparator.flipped(), from)
            : new Comparison(from, comparator, right);
    warnings.comparison(comparison, Place.of(leftPart.getStart(), ctx.getStop()));
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
    OperandContext leftPart = leftOf(ctx);
    types.noLiteralBeforeIn(from, leftPart);
    boolean negated = ctx.getParent() instanceof NotRelatedContext;
    if (!(read(ctx.set()) instanceof ValueSet set)) {
      return new Constant(false);
    }
    Membership membership = new Membership(from, set);
    warnings.membership(membership, negated, Place.of(leftPart.getStart(), ctx.getStop()));
    return membership;
  }

  @Override
  public Node visitContaining(ContainingContext ctx) {
    return expression(ctx.sought());
  }

  @Override
  public Node visitSoughtPattern(SoughtPatternContext ctx) {
    return patternMatch(PatternMatch.Extent.PART, ctx.REGEX().getSymbol());
  }

  @Override
  public Node visitSoughtText(SoughtTextContext ctx) {
    Operand from = left;
    Operand right = operand(ctx.operand());
    types.twoTexts(from, right, leftOf(ctx), ctx.operand(), "contains");
    return new Containment(from, right);
  }

  @Override
  public Node visitAffixed(AffixedContext ctx) {
    Operand from = left;
    Operand right = operand(ctx.operand());
    types.twoTexts(from, right, leftOf(ctx), ctx.operand(), ctx.affix.getText());
    boolean start = ctx.affix.getType() == BellbuoyRuleParser.STARTSWITH;
    return new Affix(from, start ? Affix.End.START : Affix.End.END, right);
  }

  @Override
  public Node visitMatching(MatchingContext ctx) {
    return patternMatch(PatternMatch.Extent.WHOLE, ctx.pattern);
  }

  private Expression patternMatch(PatternMatch.Extent extent, Token token) {
    Pattern pattern = literals.pattern(token);
    return pattern == null ? new Constant(false) : new PatternMatch(left, extent, pattern);
  }

  @Override
  public Node visitPath(PathContext ctx) {
    return path(ctx.STRING().getSymbol());
  }

  private Operand path(Token token) {
    FieldPath path = literals.path(token, quantifiers > 0);
    if (path == null) {
      return TypeCheck.UNREAD;
    }
    warnings.firstSegment(path, Place.of(token));
    String written = literals.text(token);
    return new PathOperand(written == null ? "" : written, path);
  }

  @Override
  public Node visitCall(CallContext ctx) {
    Operand argument = operand(ctx.operand());
    Function function = types.function(ctx.NAME().getSymbol());
    return function == null ? TypeCheck.UNREAD : new Call(function, argument);
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
    Set<String> texts = new HashSet<>();
    Set<Decimal> numbers = new HashSet<>();
    for (LiteralContext member : ctx.literal()) {
      Node literal = read(member);
      if (literal instanceof TextLiteral text) {
        texts.add(text.text());
      } else if (literal instanceof IntegerLiteral integer) {
        numbers.add(Decimal.of(integer.value()));
      }
    }
    return new WrittenSet(texts, numbers);
  }

  @Override
  public Node visitTextMember(TextMemberContext ctx) {
    String text = literals.text(ctx.STRING().getSymbol());
    return text == null ? TypeCheck.UNREAD : new TextLiteral(text);
  }

  @Override
  public Node visitIntegerMember(IntegerMemberContext ctx) {
    Long value = literals.integer(ctx.INTEGER().getSymbol());
    return value == null ? TypeCheck.UNREAD : new IntegerLiteral(value);
  }

  @Override
  public Node visitOneBlock(OneBlockContext ctx) {
    String text = ctx.STRING().getText();
    return sets.block(ctx.STRING().getSymbol(), "in (" + text + ") compares it as a text");
  }

  @Override
  public Node visitBlocks(BlocksContext ctx) {
    Set<AddressBlock> blocks = new HashSet<>();
    for (BlockContext block : ctx.block()) {
      if (read(block) instanceof AddressSet set) {
        blocks.addAll(set.blocks());
      }
    }
    return new AddressSet(blocks);
  }

  @Override
  public Node visitWrittenBlock(WrittenBlockContext ctx) {
    return sets.block(ctx.STRING().getSymbol(), "10.0.0.0/8, fd00::/8 or a single address");
  }

  @Override
  public Node visitListedBlocks(ListedBlocksContext ctx) {
    return sets.blocks(ctx.LIST().getSymbol());
  }

  @Override
  public Node visitListedSet(ListedSetContext ctx) {
    NamedList list = sets.list(ctx.LIST().getSymbol());
    return list == null
        ? new ListedSet("", Set.of())
        : new ListedSet(list.name(), new HashSet<>(list.members()));
  }

  /** The operand in front of a test. */
  private static OperandContext leftOf(ParserRuleContext test) {
    ParserRuleContext context = test;
    while (!(context instanceof TestedContext tested)) {
      context = context.getParent();
    }
    return tested.operand();
  }
}
