package io.bellbuoy.rules.match;

import io.bellbuoy.rules.count.Counting;
import io.bellbuoy.rules.expression.Diagnostic;
import io.bellbuoy.rules.expression.Expression;
import io.bellbuoy.rules.expression.ExpressionParser;
import io.bellbuoy.rules.expression.ExpressionParser.Purpose;
import io.bellbuoy.rules.expression.MessageTemplate;
import io.bellbuoy.rules.expression.ParseResult;
import io.bellbuoy.rules.match.PolicyCompilation.Finding;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.Rule;
import io.bellbuoy.schemas.Suppression;
import io.bellbuoy.schemas.Threshold;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles the texts of one rule: its expression, its message, its exceptions. */
public final class RuleCompiler {

  private final PolicySnapshot.Entry entry;
  private final Map<String, NamedList> lists;
  private final List<Finding> findings = new ArrayList<>();

  private RuleCompiler(PolicySnapshot.Entry entry, Map<String, NamedList> lists) {
    this.entry = entry;
    this.lists = lists;
  }

  /** The rule at its place in a policy, or every reason why it does not compile. */
  public static RuleCompilation compile(PolicySnapshot.Entry entry, Map<String, NamedList> lists) {
    return new RuleCompiler(entry, lists).rule();
  }

  /** The rule on its own, as if it were alone in a policy. */
  public static RuleCompilation compile(Rule rule, Map<String, NamedList> lists) {
    return compile(new PolicySnapshot.Entry(rule, true, List.of(), Policy.Mode.ALERT), lists);
  }

  private RuleCompilation rule() {
    Rule rule = entry.rule();
    Purpose purpose = entry.mode() == Policy.Mode.IGNORE ? Purpose.LET_THROUGH : Purpose.DETECT;
    Expression expression = expression("expression", rule.expression(), purpose);
    List<CompiledException> exceptions = new ArrayList<>();
    for (Rule.ExceptionClause clause : rule.exceptions()) {
      Expression exception =
          expression("exception " + clause.name(), clause.expression(), Purpose.LET_THROUGH);
      if (exception != null) {
        exceptions.add(new CompiledException(clause.name(), exception));
      }
    }
    MessageTemplate message = message(rule.message());
    Counting counting = counting(rule);
    boolean refused =
        findings.stream().anyMatch(f -> f.diagnostic().kind() == Diagnostic.Kind.ERROR);
    return expression == null || message == null || refused
        ? new RuleCompilation(null, findings)
        : new RuleCompilation(
            new CompiledRule(entry, expression, exceptions, message, counting), findings);
  }

  private @Nullable Expression expression(String part, String text, Purpose purpose) {
    ParseResult result = ExpressionParser.parse(text, lists, purpose);
    add(part, text, result.diagnostics());
    return result instanceof ParseResult.Parsed parsed ? parsed.expression() : null;
  }

  private @Nullable MessageTemplate message(String text) {
    return template("message", text, MessageTemplate.parse(text));
  }

  private @Nullable MessageTemplate template(
      String part, String text, MessageTemplate.Result result) {
    add(part, text, result.diagnostics());
    return result instanceof MessageTemplate.Result.Parsed parsed ? parsed.template() : null;
  }

  private @Nullable Counting counting(Rule rule) {
    Threshold threshold = rule.threshold();
    Suppression suppress = rule.suppress();
    if (threshold == null && suppress == null) {
      return null;
    }
    Map<String, MessageTemplate> by = new LinkedHashMap<>();
    if (threshold != null) {
      by.putAll(values("threshold by", threshold.by()));
    }
    if (suppress != null) {
      by.putAll(values("suppress by", suppress.by()));
    }
    String distinct = threshold == null ? null : threshold.distinct();
    MessageTemplate told = distinct == null ? null : value("threshold distinct", distinct);
    return new Counting(rule, by, told);
  }

  private Map<String, MessageTemplate> values(String part, List<String> paths) {
    Map<String, MessageTemplate> values = new LinkedHashMap<>();
    for (int i = 0; i < paths.size(); i++) {
      MessageTemplate value = value(part + " " + (i + 1), paths.get(i));
      if (value != null) {
        values.put(paths.get(i), value);
      }
    }
    return values;
  }

  private @Nullable MessageTemplate value(String part, String path) {
    return template(part, path, MessageTemplate.ofPath(path));
  }

  private void add(String part, String text, List<Diagnostic> diagnostics) {
    diagnostics.forEach(d -> findings.add(new Finding(entry.rule().id(), part, text, d)));
  }
}
