package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.grammar.BellbuoyRuleParser.ConditionContext;
import io.bellbuoy.rules.grammar.BellbuoyRuleParser.ConjunctionContext;
import io.bellbuoy.rules.grammar.BellbuoyRuleParser.EitherContext;
import java.util.IdentityHashMap;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of an expression stand in its text. Equal parts may stand in several places, so
 * it is asked for the very part. Not changed once the expression is parsed.
 */
public final class Places {

  private static final Pattern LINE_BREAK = Pattern.compile("\\s*\\R\\s*");

  private final IdentityHashMap<Node, Span> spans = new IdentityHashMap<>();

  /**
   * From one token to another.
   *
   * @param place on the line where it begins
   * @param from in code points, from the start of the text
   * @param to the first one behind it
   */
  private record Span(Place place, int from, int to) {}

  /** Where the part stands; where the text begins, for a part that stands nowhere by itself. */
  public Place of(Expression part) {
    Span span = spans.get(part);
    return span == null ? Place.START : span.place;
  }

  /** The part as the text has it, on one line; empty for one that stands nowhere by itself. */
  public String written(Expression part, String text) {
    Span span = spans.get(part);
    if (span == null) {
      return "";
    }
    int[] points = text.codePoints().skip(span.from).limit(span.to - (long) span.from).toArray();
    return LINE_BREAK.matcher(new String(points, 0, points.length)).replaceAll(" ");
  }

  /** The same, cut where it is long, and set off from the words around it. */
  public String quoted(Expression part, String text) {
    return Quoted.of(written(part, text));
  }

  /** The part, which stands there, if on a word at all; only conditions are asked for. */
  @Nullable Node noted(@Nullable Node part, ParserRuleContext context) {
    boolean condition =
        context instanceof ConditionContext
            || context instanceof EitherContext
            || context instanceof ConjunctionContext;
    Token last = context.getStop();
    if (part != null && condition && last != null) {
      put(part, context.getStart(), last);
    }
    return part;
  }

  /** Notes where the part stands. The innermost place counts: parentheses belong to nothing. */
  Place put(Node part, Token first, Token last) {
    Place place = Place.of(first, last);
    spans.putIfAbsent(part, new Span(place, first.getStartIndex(), last.getStopIndex() + 1));
    return place;
  }
}
