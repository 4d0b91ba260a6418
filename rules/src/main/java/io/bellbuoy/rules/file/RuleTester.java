package io.bellbuoy.rules.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.rules.event.JsonReader;
import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.Redactor;
import io.bellbuoy.rules.event.UnreadableEventException;
import io.bellbuoy.rules.match.CompiledRule;
import io.bellbuoy.rules.match.Counter;
import io.bellbuoy.rules.match.RuleCompilation;
import io.bellbuoy.rules.match.RuleCompiler;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.RawJson;
import io.bellbuoy.schemas.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs the tests that rules carry. Thread-safe. */
public final class RuleTester {

  private RuleTester() {}

  /**
   * One outcome a test, in the order of the files. A test asks its rule, with its exceptions and
   * the lists, and nothing of the policy.
   */
  public static List<Outcome> run(RuleFiles files) {
    Map<String, NamedList> lists = files.listsByName();
    List<Outcome> outcomes = new ArrayList<>();
    for (Rule rule : files.rules()) {
      if (!rule.tests().isEmpty()) {
        RuleCompilation compilation = RuleCompiler.compile(rule, lists);
        for (Rule.Test test : rule.tests()) {
          outcomes.add(new Outcome(rule.id(), test.name(), failure(compilation.rule(), test)));
        }
      }
    }
    return outcomes;
  }

  private static @Nullable String failure(@Nullable CompiledRule rule, Rule.Test test) {
    if (rule == null) {
      return "the rule does not compile";
    }
    List<JsonValue> before = new ArrayList<>();
    JsonValue event;
    try {
      for (RawJson earlier : test.before()) {
        before.add(JsonReader.read(earlier.text().getBytes(UTF_8)));
      }
      event = JsonReader.read(test.event().text().getBytes(UTF_8));
    } catch (UnreadableEventException e) {
      return "the event is unreadable: " + e.getMessage();
    }
    boolean matches = rule.matches(event, Attributes.NONE);
    // Without a threshold the first match alerts, whenever it comes.
    if (matches && rule.counting() != null && (rule.countsOnly() || !before.isEmpty())) {
      return countingFailure(rule, before, event, test.match());
    }
    if (matches == test.match()) {
      return null;
    }
    return (test.match() ? "expected a match, got none: " : "expected no match, got one: ")
        + why(rule, event, test.match());
  }

  private static @Nullable String countingFailure(
      CompiledRule rule, List<JsonValue> before, JsonValue event, boolean expected) {
    Counter counter = new Counter();
    for (JsonValue earlier : before) {
      if (rule.matches(earlier, Attributes.NONE)) {
        counter.count(rule, earlier, Attributes.NONE);
      }
    }
    Counter.Result result = counter.count(rule, event, Attributes.NONE);
    if (result instanceof Counter.Untimed) {
      return "the rule counts, and an event of the test has no stageTimestamp";
    }
    boolean raised = result instanceof Counter.Raised;
    if (raised == expected) {
      return null;
    }
    return expected
        ? "expected an alert, got none: the event matches, and "
            + ((Counter.Counted) result).remembered()
            + " matches are counted"
        : "expected no alert, got one";
  }

  private static String why(CompiledRule rule, JsonValue event, boolean expected) {
    String exception = rule.exception(event, Attributes.NONE);
    if (expected && exception != null) {
      return "it falls under the exception `" + exception + "`";
    }
    return rule.evidence(event, Attributes.NONE, Redactor.standard().of(event)).stream()
        .map(
            evidence ->
                evidence.value().equals("-")
                    ? evidence.path() + " is not there"
                    : evidence.path() + " is " + evidence.value())
        .collect(Collectors.joining("; "));
  }

  /**
   * What came of one test.
   *
   * @param failure null: passed; else expected, actual and why
   */
  public record Outcome(String ruleId, String test, @Nullable String failure) {}
}
