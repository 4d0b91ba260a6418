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
 * @param threshold how many matches make an alert; null: each does
 * @param suppress how long it keeps silent after an alert; null: not at all
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
    @Nullable Threshold threshold,
    @Nullable Suppression suppress,
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
    if (threshold != null
        && suppress != null
        && !suppress.by().isEmpty()
        && !suppress.by().equals(threshold.by())) {
      throw new IllegalArgumentException(
          "a rule with a threshold keeps silent by what it counts by: leave out suppress.by");
    }
  }

  /** A rule of which each match alerts. */
  public Rule(
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
    this(
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
        null,
        null,
        tests);
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
   * Events, and whether the rule, with its exceptions, its threshold and its suppression, would
   * alert on the last of them.
   *
   * @param name for people
   * @param match what is expected
   * @param event the last event
   * @param before those that came before it, in order; most tests have none
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Test(String name, boolean match, RawJson event, List<RawJson> before) {

    public Test {
      requireNonNull(name, "name");
      requireNonNull(event, "event");
      before = copy(before);
    }

    /** A test of one event. */
    public Test(String name, boolean match, RawJson event) {
      this(name, match, event, List.of());
    }
  }

  /** Whether matches are counted before, or after, they alert. */
  public boolean counts() {
    return threshold != null || suppress != null;
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
        threshold,
        suppress,
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
        threshold,
        suppress,
        List.of());
  }

  private static <T> List<T> copy(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
