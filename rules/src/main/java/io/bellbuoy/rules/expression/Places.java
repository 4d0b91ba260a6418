package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.grammar.BellbuoyRuleParser.ConditionContext;
import java.util.IdentityHashMap;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of an expression stand in its text. Equal parts may stand in several places, so
 * it is asked for the very part. Not changed once the expression is parsed.
 */
public final class Places {

  private final IdentityHashMap<Node, Place> places = new IdentityHashMap<>();

  /** Where the part stands; where the text begins, for a part that stands nowhere by itself. */
  public Place of(Expression part) {
    return places.getOrDefault(part, Place.START);
  }

  /** The part, which stands there; only conditions are asked for. */
  @Nullable Node noted(@Nullable Node part, ParserRuleContext context) {
    if (part != null && context instanceof ConditionContext) {
      put(part, Place.of(context.getStart(), context.getStop()));
    }
    return part;
  }

  /** The innermost place counts: parentheses belong to nothing. */
  void put(Node part, Place place) {
    places.putIfAbsent(part, place);
  }
}
