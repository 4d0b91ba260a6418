package io.bellbuoy.console.rules;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.console.http.Answer;
import io.bellbuoy.console.http.Api;
import io.bellbuoy.console.http.Endpoint;
import io.bellbuoy.console.http.ProblemException;
import io.bellbuoy.console.http.Request;
import io.bellbuoy.console.state.State;
import io.bellbuoy.registry.RuleBook;
import io.bellbuoy.schemas.Role;
import io.bellbuoy.schemas.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Exceptions that are added to a rule, by hand or from an alert. Thread-safe. */
public final class ExceptionsApi implements Api {

  private final State<RuleBook> book;
  private final Library library;
  private final AlertSource alerts;

  public ExceptionsApi(State<RuleBook> book, Library library, AlertSource alerts) {
    this.book = book;
    this.library = library;
    this.alerts = alerts;
  }

  /**
   * An exception to be added: a name and an expression, or an alert and what to go by.
   *
   * @param name null: one that says what it goes by
   */
  record Wanted(
      @Nullable String name,
      @Nullable String expression,
      @Nullable String alert,
      @Nullable List<String> by) {}

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post(
            RulesApi.RULE + "/exceptions",
            Role.EDITOR,
            "Adds an exception to a rule, by hand or from an alert",
            this::add));
  }

  private Answer add(Request request) {
    String id = request.path("id");
    Wanted wanted = request.body(Wanted.class);
    Function<Rule, Rule.ExceptionClause> clause = clause(request, wanted, id);
    AtomicReference<List<FieldDiagnostic>> warnings = new AtomicReference<>(List.of());
    RuleBook after =
        book.change(
            request.author(),
            before -> {
              Rule rule = before.library().rules().get(id);
              if (rule == null) {
                throw ProblemException.of(404, "there is no rule of that id");
              }
              List<Rule.ExceptionClause> more = new ArrayList<>(rule.exceptions());
              more.add(clause.apply(rule));
              Rule changed = rule.withExceptions(more);
              warnings.set(RuleCheck.passed(changed, before.library().lists()));
              return Library.put(before, changed);
            });
    RuleView view = requireNonNull(library.view(after, id));
    return view.answer(200, view.stored(requireNonNull(warnings.get())));
  }

  private Function<Rule, Rule.ExceptionClause> clause(Request request, Wanted wanted, String id) {
    if (wanted.expression() != null && wanted.name() != null && wanted.alert() == null) {
      Rule.ExceptionClause written = new Rule.ExceptionClause(wanted.name(), wanted.expression());
      return rule -> written;
    }
    if (wanted.alert() == null || wanted.by() == null || wanted.expression() != null) {
      throw ProblemException.of(
          400, "send name and expression, or alert and by (what to go by, such as user)");
    }
    JsonNode alert = alerts.alert(wanted.alert(), request);
    if (!alert.at("/rule/id").asText().equals(id)) {
      throw ProblemException.of(422, "the alert was not raised by this rule");
    }
    ExceptionBuilder builder = new ExceptionBuilder(alert);
    if (wanted.by().isEmpty()) {
      throw ProblemException.of(422, "by: say what to go by: " + ExceptionBuilder.known());
    }
    for (String aspect : wanted.by()) {
      if (!builder.by(aspect)) {
        throw ProblemException.of(
            422,
            ExceptionBuilder.known().contains(aspect)
                ? "the alert does not say its " + aspect + "; go by something else"
                : "by: an exception can go by " + ExceptionBuilder.known());
      }
    }
    return rule -> {
      Rule.ExceptionClause made = builder.clause(rule);
      String name = wanted.name();
      return name == null ? made : new Rule.ExceptionClause(name, made.expression());
    };
  }
}
