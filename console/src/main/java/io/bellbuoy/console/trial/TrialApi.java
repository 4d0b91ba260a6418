package io.bellbuoy.console.trial;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.console.http.Answer;
import io.bellbuoy.console.http.Api;
import io.bellbuoy.console.http.Endpoint;
import io.bellbuoy.console.http.ProblemException;
import io.bellbuoy.console.http.Request;
import io.bellbuoy.console.rules.FieldDiagnostic;
import io.bellbuoy.console.rules.RuleCheck;
import io.bellbuoy.rules.event.Redactor;
import io.bellbuoy.schemas.Attribute;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.RawJson;
import io.bellbuoy.schemas.Role;
import io.bellbuoy.schemas.Rule;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Compiles rules as they are typed and tries them on events; stores nothing. Thread-safe. */
final class TrialApi implements Api {

  private static final String CHECK = "/api/v1/check";
  private static final String TRIAL = "/api/v1/trial";

  private final Supplier<Map<String, NamedList>> lists;
  private final Redactor redactor;
  private final Trials trials;

  /**
   * The API.
   *
   * @param lists those that rules may name now, by name
   */
  TrialApi(Supplier<Map<String, NamedList>> lists, Redactor redactor, Trials trials) {
    this.lists = lists;
    this.redactor = redactor;
    this.trials = trials;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post(CHECK, Role.VIEWER, "What the compiler says of a rule", this::check),
        Endpoint.post(
            TRIAL, Role.VIEWER, "Tries a rule on given events or the last hours", this::attempt),
        Endpoint.get(
            TRIAL + "/:id", Role.VIEWER, "How far a trial over the last hours is", this::report),
        Endpoint.delete(
            TRIAL + "/:id", Role.VIEWER, "Cancels a trial over the last hours", this::cancel));
  }

  private record CheckBody(@Nullable JsonNode rule, @Nullable String expression) {}

  private record TrialBody(
      @Nullable JsonNode rule,
      @Nullable String expression,
      @Nullable List<@Nullable RawJson> events,
      @Nullable Map<String, @Nullable String> attributes,
      @Nullable String last) {}

  /**
   * The answer to a check.
   *
   * @param cost null where no event is read to its end for the rule, and where it does not compile
   */
  private record Checked(List<FieldDiagnostic> diagnostics, @Nullable Cost cost) {}

  /**
   * Why the rule makes every event be read to its end.
   *
   * @param path of the rule, which is known only then
   */
  private record Cost(String path, String reason) {}

  private record Started(String id) {}

  private record Results(List<EventTrial.Result> results) {}

  private Answer check(Request request) {
    CheckBody body = request.body(CheckBody.class);
    Rule draft = RuleDraft.of(body.rule(), body.expression());
    Map<String, NamedList> known = lists.get();
    List<FieldDiagnostic> found = RuleCheck.texts(draft, known);
    return Answer.json(
        new Checked(found, FieldDiagnostic.refuse(found) ? null : cost(draft, known)));
  }

  private static @Nullable Cost cost(Rule draft, Map<String, NamedList> known) {
    return TrialPolicy.of(draft, known).readingCosts().stream()
        .findFirst()
        .map(reading -> new Cost(reading.path(), reading.reason()))
        .orElse(null);
  }

  private Answer attempt(Request request) {
    TrialBody body = request.body(TrialBody.class);
    if ((body.events() == null) == (body.last() == null)) {
      throw ProblemException.of(400, "send either events, an array, or last, a time such as PT24H");
    }
    Map<String, NamedList> known = lists.get();
    Rule draft = RuleDraft.compiling(RuleDraft.of(body.rule(), body.expression()), known);
    if (body.events() != null) {
      Attributes attributes = attributes(body.attributes());
      EventTrial trial = new EventTrial(draft, known, attributes, redactor);
      return Answer.json(new Results(trial.results(events(body.events()))));
    }
    if (body.attributes() != null) {
      throw ProblemException.of(
          400, "attributes go with events; those of the last hours have them");
    }
    Duration last = last(Objects.requireNonNull(body.last()));
    String id = trials.start(request.caller().name(), TrialPolicy.of(draft, known), last);
    return Answer.json(202, new Started(id)).with("Location", TRIAL + "/" + id);
  }

  private Answer report(Request request) {
    return Answer.json(trials.report(request.path("id"), request.caller()));
  }

  private Answer cancel(Request request) {
    trials.cancel(request.path("id"), request.caller());
    return Answer.none();
  }

  private static List<RawJson> events(List<@Nullable RawJson> events) {
    return events.stream().map(event -> event == null ? new RawJson("null") : event).toList();
  }

  private static Attributes attributes(@Nullable Map<String, @Nullable String> written) {
    Attributes attributes = Attributes.NONE;
    if (written != null) {
      for (Map.Entry<String, @Nullable String> entry : written.entrySet()) {
        Attribute attribute = Attribute.of(entry.getKey());
        if (attribute == null) {
          throw ProblemException.of(
              400, "attributes: one is not known; GET /api/v1/vocabulary lists them");
        }
        attributes = attributes.with(attribute, entry.getValue());
      }
    }
    return attributes;
  }

  private static Duration last(String text) {
    try {
      Duration last = Duration.parse(text);
      if (last.isNegative() || last.isZero() || last.compareTo(TrialLimits.LONGEST) > 0) {
        throw ProblemException.of(
            400, "last: more than nothing and at most " + TrialLimits.LONGEST);
      }
      return last;
    } catch (DateTimeParseException e) {
      throw ProblemException.of(400, "last: it is no time; write it like PT24H");
    }
  }
}
