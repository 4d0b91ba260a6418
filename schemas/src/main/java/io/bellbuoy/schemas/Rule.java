package io.bellbuoy.schemas;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named condition on audit events, and what to say when it holds.
 *
 * @param id {@code [a-z0-9-]}, 1 to 80 characters, unique in the library
 * @param name for people, one line
 * @param severity of the alerts that it raises
 * @param description why it matters; may be empty
 * @param message text of the alert with {@code {path}} placeholders; the name where none was given
 * @param expression its condition in the rule language
 * @param exceptions an event that one of these matches is no match
 * @param attack MITRE ATT&amp;CK technique ids
 * @param tags free words to find and select it by
 * @param references URLs
 * @param runbook what to do about an alert; may be empty
 * @param falsePositives harmless causes
 * @param tests events that it must or must not match
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Rule(
    String id,
    String name,
    Severity severity,
    String description,
    String message,
    String expression,
    List<ExceptionClause> exceptions,
    List<String> attack,
    List<String> tags,
    List<String> references,
    String runbook,
    List<String> falsePositives,
    List<Test> tests) {

  public Rule {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(severity, "severity");
    requireNonNull(expression, "expression");
    description = requireNonNullElse(description, "");
    message = message == null || message.isEmpty() ? name : message;
    runbook = requireNonNullElse(runbook, "");
    exceptions = copy(exceptions);
    attack = copy(attack);
    tags = copy(tags);
    references = copy(references);
    falsePositives = copy(falsePositives);
    tests = copy(tests);
  }

  /**
   * A named condition under which the rule does not apply.
   *
   * @param name for people
   * @param expression in the rule language
   */
  public record ExceptionClause(String name, String expression) {

    public ExceptionClause {
      requireNonNull(name, "name");
      requireNonNull(expression, "expression");
    }
  }

  /**
   * An event and whether the rule, with its exceptions, matches it.
   *
   * @param name for people
   * @param match what is expected
   * @param event the event
   */
  public record Test(String name, boolean match, RawJson event) {

    public Test {
      requireNonNull(name, "name");
      requireNonNull(event, "event");
    }
  }

  /** The rule with other exceptions. */
  public Rule withExceptions(List<ExceptionClause> others) {
    return new Rule(
        id,
        name,
        severity,
        description,
        message,
        expression,
        others,
        attack,
        tags,
        references,
        runbook,
        falsePositives,
        tests);
  }

  /** The rule as policies carry it. */
  public Rule withoutTests() {
    return new Rule(
        id,
        name,
        severity,
        description,
        message,
        expression,
        exceptions,
        attack,
        tags,
        references,
        runbook,
        falsePositives,
        List.of());
  }

  private static <T> List<T> copy(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
