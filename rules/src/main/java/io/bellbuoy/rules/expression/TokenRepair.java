package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.grammar.BellbuoyRuleLexer;
import io.bellbuoy.rules.grammar.BellbuoyRuleParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a text, with habits of other languages reported and read as what they were meant to
 * be: so each costs one error, and what follows is still checked.
 */
final class TokenRepair {

  /**
   * A sign of another language.
   *
   * @param type the token that it was meant to be
   * @param meant how that one is written
   */
  private record Habit(int type, String meant) {}

  /**
   * What the parser is to see: no comments, no white space, nothing that it does not know.
   *
   * @param leftOut where the characters stood that it does not know
   */
  record Tokens(List<Token> list, NavigableSet<Integer> leftOut) {

    /** Whether something that was reported already stood between the two. */
    boolean leftOutBetween(Token first, Token second) {
      Integer next = leftOut.higher(first.getStopIndex());
      return next != null && (second.getType() == Token.EOF || next < second.getStartIndex());
    }
  }

  private static final Map<Integer, Habit> HABITS =
      Map.of(
          BellbuoyRuleLexer.WRONG_EQ, new Habit(BellbuoyRuleLexer.EQ, "="),
          BellbuoyRuleLexer.WRONG_GE, new Habit(BellbuoyRuleLexer.GE, ">="),
          BellbuoyRuleLexer.WRONG_LE, new Habit(BellbuoyRuleLexer.LE, "<="),
          BellbuoyRuleLexer.WRONG_NE, new Habit(BellbuoyRuleLexer.NE, "!="),
          BellbuoyRuleLexer.WRONG_AND, new Habit(BellbuoyRuleLexer.AND, "and"),
          BellbuoyRuleLexer.WRONG_OR, new Habit(BellbuoyRuleLexer.OR, "or"),
          BellbuoyRuleLexer.WRONG_NOT, new Habit(BellbuoyRuleLexer.NOT, "not"),
          BellbuoyRuleLexer.WRONG_MATCHES, new Habit(BellbuoyRuleLexer.MATCHES, "matches"));

  private static final Map<String, Integer> KEYWORDS =
      Map.ofEntries(
          Map.entry("and", BellbuoyRuleLexer.AND),
          Map.entry("or", BellbuoyRuleLexer.OR),
          Map.entry("not", BellbuoyRuleLexer.NOT),
          Map.entry("in", BellbuoyRuleLexer.IN),
          Map.entry("contains", BellbuoyRuleLexer.CONTAINS),
          Map.entry("startswith", BellbuoyRuleLexer.STARTSWITH),
          Map.entry("endswith", BellbuoyRuleLexer.ENDSWITH),
          Map.entry("matches", BellbuoyRuleLexer.MATCHES),
          Map.entry("any", BellbuoyRuleLexer.ANY),
          Map.entry("all", BellbuoyRuleLexer.ALL),
          Map.entry("none", BellbuoyRuleLexer.NONE),
          Map.entry("exists", BellbuoyRuleLexer.EXISTS),
          Map.entry("jpath", BellbuoyRuleLexer.JPATH),
          Map.entry("cidr", BellbuoyRuleLexer.CIDR),
          Map.entry("true", BellbuoyRuleLexer.TRUE),
          Map.entry("false", BellbuoyRuleLexer.FALSE));

  private final Diagnostics diagnostics;

  private TokenRepair(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  static Tokens tokens(BellbuoyRuleLexer lexer, Diagnostics diagnostics) {
    TokenRepair repair = new TokenRepair(diagnostics);
    Tokens tokens = new Tokens(new ArrayList<>(), new TreeSet<>());
    for (Token token : lexer.getAllTokens()) {
      if (token.getChannel() != Token.DEFAULT_CHANNEL) {
        continue;
      }
      Token repaired = repair.repaired((CommonToken) token);
      if (repaired != null) {
        tokens.list.add(repaired);
      } else {
        tokens.leftOut.add(token.getStartIndex());
      }
    }
    return tokens;
  }

  /** Null where it is best left out. */
  private @Nullable Token repaired(CommonToken token) {
    String text = token.getText();
    Habit habit = HABITS.get(token.getType());
    if (habit != null) {
      report(
          token,
          Quoted.of(text) + " is written " + Quoted.of(habit.meant) + " here",
          "write " + habit.meant);
      return as(token, habit.type, habit.meant);
    }
    return switch (token.getType()) {
      case BellbuoyRuleLexer.NAME -> keyword(token, text);
      case BellbuoyRuleLexer.LIST -> list(token, text);
      case BellbuoyRuleLexer.SINGLE_QUOTED, BellbuoyRuleLexer.CURLY_QUOTED -> quoted(token, text);
      case BellbuoyRuleLexer.BARE_NUMBER -> bareNumber(token, text);
      case BellbuoyRuleLexer.UNTERMINATED_STRING -> {
        report(token, "the text is not closed on its line: a \" is missing", null);
        yield as(token, BellbuoyRuleLexer.STRING, "\"\"");
      }
      case BellbuoyRuleLexer.UNTERMINATED_REGEX -> {
        report(
            token,
            "the regular expression is not closed on its line: a / is missing",
            "a / inside is written \\/");
        yield as(token, BellbuoyRuleLexer.REGEX, "/x/");
      }
      case BellbuoyRuleLexer.UNKNOWN -> {
        report(token, "the character " + shown(text) + " has no meaning here", unknownHint(text));
        yield null;
      }
      default -> token;
    };
  }

  private Token keyword(CommonToken token, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    Integer keyword = KEYWORDS.get(lower);
    if (keyword == null) {
      return token;
    }
    report(
        token,
        "keywords are lower-case: " + Quoted.of(text) + " is written " + Quoted.of(lower),
        "write " + lower);
    return as(token, keyword, lower);
  }

  private Token list(CommonToken token, String text) {
    if (text.equals("@")) {
      report(token, "the name of a list is missing after @", "in @trusted-admins");
    }
    return token;
  }

  private Token quoted(CommonToken token, String text) {
    String inside = text.substring(1, text.length() - 1);
    String meant = '"' + inside.replace("\"", "\\\"") + '"';
    report(token, "texts stand in double quotes", "write " + meant);
    return as(token, BellbuoyRuleParser.STRING, meant);
  }

  private Token bareNumber(CommonToken token, String text) {
    String meant = '"' + text + '"';
    report(
        token,
        Decimal.of(text) == null
            ? "an address or a version stands in double quotes"
            : "only integers stand without quotes; other numbers stand in double quotes",
        "write " + meant);
    return as(token, BellbuoyRuleParser.STRING, meant);
  }

  private static Token as(CommonToken token, int type, String text) {
    token.setType(type);
    token.setText(text);
    return token;
  }

  private void report(Token token, String message, @Nullable String hint) {
    diagnostics.error(Place.of(token), message, hint);
  }

  private static String shown(String text) {
    int c = text.codePointAt(0);
    return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
        ? String.format("U+%04X", c)
        : Quoted.of(text);
  }

  private static @Nullable String unknownHint(String text) {
    return switch (text) {
      case "'", "`", "\u2018", "\u2019", "\u201C", "\u201D" ->
          "texts stand in double quotes: \"…\"";
      case "[", "]", "{", "}" -> "groups and sets stand in parentheses: ( )";
      case "*" -> "any text is matched by matches /.*/ or exists(jpath(\"…\"))";
      case ";" -> "an expression needs no end; conditions are joined with and, or";
      default -> null;
    };
  }
}
