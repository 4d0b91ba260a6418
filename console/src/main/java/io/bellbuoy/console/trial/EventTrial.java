package io.bellbuoy.console.trial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.bellbuoy.console.http.ProblemException;
import io.bellbuoy.rules.event.JsonReader;
import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonValue.JsonArray;
import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.event.JsonValue.JsonText;
import io.bellbuoy.rules.event.Redaction;
import io.bellbuoy.rules.event.Redactor;
import io.bellbuoy.rules.event.UnreadableEventException;
import io.bellbuoy.rules.expression.Expression;
import io.bellbuoy.rules.expression.ExpressionParser;
import io.bellbuoy.rules.expression.ParseResult;
import io.bellbuoy.rules.match.CompiledRule;
import io.bellbuoy.rules.match.RuleCompiler;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.RawJson;
import io.bellbuoy.schemas.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tries a rule on events at hand. For one thread. */
final class EventTrial {

  /** How many events one request may hold, those inside of EventLists counted. */
  static final int MOST_EVENTS = 1000;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final CompiledRule rule;
  private final Expression bare;
  private final Attributes attributes;
  private final Redactor redactor;
  private final long began = System.nanoTime();

  /**
   * A trial.
   *
   * @param draft compiles
   */
  EventTrial(Rule draft, Map<String, NamedList> lists, Attributes attributes, Redactor redactor) {
    this.rule = requireNonNull(RuleCompiler.compile(draft, lists).rule(), "the rule compiles");
    this.bare =
        ((ParseResult.Parsed) ExpressionParser.parse(draft.expression(), lists)).expression();
    this.attributes = attributes;
    this.redactor = redactor;
  }

  /**
   * What came of one event.
   *
   * @param matches whether the rule, with its exceptions, matches it
   * @param exception the name of the one that kept it from matching; null: none
   * @param message what an alert would say
   * @param evidence what decided about the expression
   * @param unreadable why the event could not be judged; null: it could
   */
  record Result(
      boolean matches,
      @Nullable String exception,
      @Nullable String message,
      List<Asked> evidence,
      @Nullable String unreadable) {

    private static Result unread(String why) {
      return new Result(false, null, null, List.of(), why);
    }
  }

  /**
   * The results in the order of the events; an EventList counts as the events in it.
   *
   * @throws ProblemException 413 where there are too many, 422 where judging them takes too long
   */
  List<Result> results(List<RawJson> events) {
    List<Result> results = new ArrayList<>();
    for (RawJson event : events) {
      try {
        JsonValue tree = JsonReader.read(event.text().getBytes(UTF_8));
        for (JsonValue one : unwrapped(tree)) {
          bound(results.size());
          results.add(one instanceof JsonObject ? result(one) : Result.unread("it is no object"));
        }
      } catch (UnreadableEventException e) {
        results.add(Result.unread(String.valueOf(e.getMessage())));
      }
    }
    return results;
  }

  private Result result(JsonValue event) {
    Redaction redaction = redactor.of(event);
    boolean held = bare.matches(event, attributes);
    return new Result(
        rule.matches(event, attributes),
        held ? rule.exception(event, attributes) : null,
        rule.message(event, attributes, redaction),
        Asked.of(rule.evidence(event, attributes, redaction), held),
        null);
  }

  private void bound(int judged) {
    if (judged >= MOST_EVENTS) {
      throw ProblemException.of(413, "at most " + MOST_EVENTS + " events are tried at once");
    }
    if (System.nanoTime() - began > PATIENCE.toNanos()) {
      throw ProblemException.of(
          422,
          "judging took longer than %d s and stopped after %d events; try fewer"
              .formatted(PATIENCE.toSeconds(), judged));
    }
  }

  private static List<JsonValue> unwrapped(JsonValue tree) {
    return Wording.member(tree, "kind") instanceof JsonText kind
            && kind.text().equals("EventList")
            && Wording.member(tree, "items") instanceof JsonArray items
        ? items.elements()
        : List.of(tree);
  }
}
