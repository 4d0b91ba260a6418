package io.bellbuoy.rules.match;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.Redaction;
import io.bellbuoy.rules.expression.ExpressionParser;
import io.bellbuoy.rules.expression.ParseResult;
import io.bellbuoy.rules.expression.Questions;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.PolicySnapshot;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A rule on trial: asks one event, and says what each of its comparisons came to. Thread-safe. */
public final class RuleTrial {

  private final CompiledRule rule;
  private final Questions questions;

  private RuleTrial(CompiledRule rule, Questions questions) {
    this.rule = rule;
    this.questions = questions;
  }

  /**
   * A trial of the rule at its place in a policy.
   *
   * @throws IllegalArgumentException where the rule does not compile
   */
  public static RuleTrial of(PolicySnapshot.Entry entry, Map<String, NamedList> lists) {
    String text = entry.rule().expression();
    CompiledRule rule = RuleCompiler.compile(entry, lists).rule();
    if (rule == null
        || !(ExpressionParser.parse(text, lists) instanceof ParseResult.Parsed parsed)) {
      throw new IllegalArgumentException("the rule " + entry.rule().id() + " does not compile");
    }
    return new RuleTrial(rule, new Questions(text, parsed));
  }

  /**
   * What came of one event.
   *
   * @param match whether the rule matches it
   * @param exception the name of the exception that it falls under; null: none
   * @param comparisons each comparison of the expression, in the order of the text
   */
  public record Outcome(boolean match, @Nullable String exception, List<Asked> comparisons) {}

  /**
   * One comparison.
   *
   * @param comparison as the rule writes it
   * @param holds whether it holds
   * @param decided whether it is one of those because of which the expression holds, or does not
   * @param found the paths and the values that decided, in the words of an alert's evidence
   */
  public record Asked(
      String comparison, boolean holds, boolean decided, List<Alert.Evidence> found) {}

  /** Asks the event. Never throws, whatever it is. */
  public Outcome of(JsonValue event, Attributes attributes, Redaction redaction) {
    return new Outcome(
        rule.matches(event, attributes),
        rule.exception(event, attributes),
        questions.answers(event, attributes).stream()
            .map(
                answer ->
                    new Asked(
                        answer.written(),
                        answer.holds(),
                        answer.decided(),
                        CompiledRule.evidence(answer.findings(), redaction)))
            .toList());
  }
}
