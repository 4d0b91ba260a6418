package io.bellbuoy.rules.match.differential;

import io.bellbuoy.rules.grammar.BellbuoyRuleLexer;
import io.bellbuoy.rules.grammar.BellbuoyRuleParser;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTreeListener;
import org.antlr.v4.runtime.tree.ParseTreeWalker;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Which alternatives and which tokens of the grammar some expressions use. For one thread. */
final class GrammarUse {

  private final Set<String> alternatives = new TreeSet<>();
  private final Set<String> tokens = new TreeSet<>();

  /** Every alternative that the grammar has a name for. */
  static Set<String> allAlternatives() {
    Class<?>[] contexts = BellbuoyRuleParser.class.getDeclaredClasses();
    return Arrays.stream(contexts)
        .filter(ParserRuleContext.class::isAssignableFrom)
        .filter(c -> Arrays.stream(contexts).noneMatch(other -> other.getSuperclass() == c))
        .map(Class::getSimpleName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Every token that an accepted expression may hold. */
  static Set<String> allTokens() {
    return IntStream.rangeClosed(1, BellbuoyRuleParser.NAME)
        .mapToObj(BellbuoyRuleParser.VOCABULARY::getSymbolicName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  void add(String expression) {
    BellbuoyRuleLexer lexer = new BellbuoyRuleLexer(CharStreams.fromString(expression));
    BellbuoyRuleParser parser = new BellbuoyRuleParser(new CommonTokenStream(lexer));
    lexer.removeErrorListeners();
    parser.removeErrorListeners();
    ParseTreeWalker.DEFAULT.walk(
        new ParseTreeListener() {
          @Override
          public void enterEveryRule(ParserRuleContext context) {
            alternatives.add(context.getClass().getSimpleName());
          }

          @Override
          public void exitEveryRule(ParserRuleContext context) {}

          @Override
          public void visitTerminal(TerminalNode node) {
            if (node.getSymbol().getType() > 0) {
              tokens.add(BellbuoyRuleParser.VOCABULARY.getSymbolicName(node.getSymbol().getType()));
            }
          }

          @Override
          public void visitErrorNode(ErrorNode node) {}
        },
        parser.start());
  }

  Set<String> unusedAlternatives() {
    return without(allAlternatives(), alternatives);
  }

  Set<String> unusedTokens() {
    return without(allTokens(), tokens);
  }

  private static Set<String> without(Set<String> all, Set<String> used) {
    return Stream.of(all)
        .flatMap(Set::stream)
        .filter(name -> !used.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
