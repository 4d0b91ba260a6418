package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.grammar.BellbuoyRuleParser;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.Token;

/**
 * Refuses what is nested too deep, from the tokens alone: the parser recurses, and must not be the
 * one who finds out. For one thread, once.
 */
final class NestingLimit {

  private static final int MAX_LEVELS = 64;
  private static final int MAX_FUNCTIONS = 8;

  /** No valid text opens more parentheses than those of all levels, functions and one call. */
  private static final int MAX_OPEN = MAX_LEVELS + MAX_FUNCTIONS + 2;

  /** What a parenthesis that is open stands for. */
  private enum Kind {
    LEVEL,
    FUNCTION,
    /** Of jpath, exists, cidr or a set: nests nothing by itself. */
    CALL
  }

  private final Deque<Kind> open = new ArrayDeque<>();
  private final Deque<Integer> levelsOutside = new ArrayDeque<>();
  private int levels;
  private int functions;

  private NestingLimit() {}

  /** Whether the parser may see the tokens; if not, the diagnostics say why. */
  static boolean holds(List<Token> tokens, Diagnostics diagnostics) {
    NestingLimit limit = new NestingLimit();
    for (int i = 0; i < tokens.size(); i++) {
      limit.count(tokens, i);
      if (limit.functions > MAX_FUNCTIONS) {
        diagnostics.error(
            Place.of(tokens.get(i)),
            "functions are nested deeper than " + MAX_FUNCTIONS + " levels",
            null);
        return false;
      }
      if (limit.levels > MAX_LEVELS || limit.open.size() > MAX_OPEN) {
        diagnostics.error(
            Place.of(tokens.get(i)),
            "not, parentheses and quantifiers are nested deeper than " + MAX_LEVELS + " levels",
            "and and or need no parentheses among their own kind");
        return false;
      }
    }
    return true;
  }

  private void count(List<Token> tokens, int at) {
    switch (tokens.get(at).getType()) {
      case BellbuoyRuleParser.LPAREN -> enter(kind(at == 0 ? Token.EOF : type(tokens, at - 1)));
      case BellbuoyRuleParser.RPAREN -> leave();
      case BellbuoyRuleParser.NOT -> {
        if (at + 1 == tokens.size() || !isRelation(type(tokens, at + 1))) {
          levels++;
        }
      }
      // What a "not" reaches ends here.
      case BellbuoyRuleParser.AND, BellbuoyRuleParser.OR -> levels = floor();
      default -> {}
    }
  }

  private void enter(Kind kind) {
    open.push(kind);
    levelsOutside.push(levels);
    if (kind == Kind.LEVEL) {
      levels++;
    } else if (kind == Kind.FUNCTION) {
      functions++;
    }
  }

  private void leave() {
    if (!open.isEmpty()) {
      if (open.pop() == Kind.FUNCTION) {
        functions--;
      }
      levels = levelsOutside.pop();
    }
  }

  /** The levels of the innermost parenthesis without any "not" inside it. */
  private int floor() {
    if (open.isEmpty()) {
      return 0;
    }
    return levelsOutside.element() + (open.element() == Kind.LEVEL ? 1 : 0);
  }

  private static Kind kind(int before) {
    return switch (before) {
      case BellbuoyRuleParser.NAME -> Kind.FUNCTION;
      case BellbuoyRuleParser.JPATH,
          BellbuoyRuleParser.EXISTS,
          BellbuoyRuleParser.CIDR,
          BellbuoyRuleParser.IN ->
          Kind.CALL;
      default -> Kind.LEVEL;
    };
  }

  private static boolean isRelation(int type) {
    return switch (type) {
      case BellbuoyRuleParser.IN,
          BellbuoyRuleParser.CONTAINS,
          BellbuoyRuleParser.STARTSWITH,
          BellbuoyRuleParser.ENDSWITH,
          BellbuoyRuleParser.MATCHES ->
          true;
      default -> false;
    };
  }

  private static int type(List<Token> tokens, int at) {
    return tokens.get(at).getType();
  }
}
