package io.bellbuoy.console.rules;

import static io.bellbuoy.console.http.Endpoint.delete;
import static io.bellbuoy.console.http.Endpoint.get;
import static java.util.Objects.requireNonNull;

import io.bellbuoy.console.changes.ChangeLog;
import io.bellbuoy.console.changes.ShownChange;
import io.bellbuoy.console.http.Answer;
import io.bellbuoy.console.http.Api;
import io.bellbuoy.console.http.Endpoint;
import io.bellbuoy.console.http.Page;
import io.bellbuoy.console.http.Precondition;
import io.bellbuoy.console.http.ProblemException;
import io.bellbuoy.console.http.Request;
import io.bellbuoy.console.state.State;
import io.bellbuoy.registry.RuleBook;
import io.bellbuoy.schemas.Role;
import io.bellbuoy.schemas.Rule;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** The rules of the library. Thread-safe. */
public final class RulesApi implements Api {

  static final String RULES = "/api/v1/rules";
  static final String RULE = RULES + "/:id";

  private final State<RuleBook> book;
  private final Library library;
  private final ChangeLog changes;

  public RulesApi(State<RuleBook> book, Library library, ChangeLog changes) {
    this.book = book;
    this.library = library;
    this.changes = changes;
  }

  /** What a rule is to be. */
  record Wanted(Rule rule) {
    Wanted {
      requireNonNull(rule, "rule");
    }
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        get(RULES, Role.VIEWER, "Lists and filters the rules of the library", this::list),
        get(RULE, Role.VIEWER, "One rule", this::one),
        Endpoint.put(RULE, Role.EDITOR, "Makes or changes a rule", this::put),
        delete(RULE, Role.EDITOR, "Removes a rule", this::remove),
        get(RULE + "/history", Role.VIEWER, "Every change of a rule", this::history));
  }

  private Answer list(Request request) {
    RuleFilter filter = RuleFilter.of(request);
    RuleBook now = book.now();
    Map<String, Place> places = Place.in(now.policy().edited());
    List<RuleView> wanted =
        now.library().rules().values().stream()
            .map(rule -> library.view(rule, places.get(rule.id())))
            .filter(filter)
            .toList();
    Page<RuleView> page = Page.of(request, wanted, view -> view.rule().id());
    return Answer.json(new Page<>(page.items().stream().map(RuleView::item).toList(), page.next()));
  }

  private Answer one(Request request) {
    RuleView view = library.view(book.now(), request.path("id"));
    if (view == null) {
      throw none();
    }
    return view.answer(200, view);
  }

  private Answer put(Request request) {
    String id = request.path("id");
    Precondition precondition = request.precondition();
    Rule rule = request.body(Wanted.class).rule();
    if (!rule.id().equals(id)) {
      throw RuleCheck.refused(
          "the rule's id is not that of the address; nothing was stored",
          List.of(
              FieldDiagnostic.error(
                  "id", "an id cannot be changed", "clone the rule under the other id")));
    }
    AtomicReference<List<FieldDiagnostic>> warnings = new AtomicReference<>(List.of());
    RuleBook after =
        book.change(
            request.author(),
            before -> {
              precondition.check(Library.edited(before, id));
              Rule old = before.library().rules().get(id);
              if (old != null) {
                library.refuseToChange(old, rule);
              }
              warnings.set(RuleCheck.passed(rule, before.library().lists()));
              return Library.put(before, rule);
            });
    RuleView view = requireNonNull(library.view(after, id));
    return view.answer(
        precondition.create() ? 201 : 200, view.stored(requireNonNull(warnings.get())));
  }

  private Answer remove(Request request) {
    String id = request.path("id");
    Precondition precondition = request.precondition();
    book.change(
        request.author(),
        before -> {
          precondition.check(Library.edited(before, id));
          if (library.origin(id) == Library.Origin.SYSTEM) {
            throw Library.systemRule();
          }
          if (Place.in(before.policy().edited()).containsKey(id)) {
            throw ProblemException.of(
                409, "the draft of the policy names this rule; take it out of the policy first");
          }
          return before.with(before.library().withoutRule(id));
        });
    return Answer.none();
  }

  private Answer history(Request request) {
    String id = request.path("id");
    String object = "rule/" + id;
    if (!book.now().library().rules().containsKey(id) && changes.last(object) == null) {
      throw none();
    }
    return Answer.json(ShownChange.of(request, changes, entry -> entry.object().equals(object)));
  }

  private static ProblemException none() {
    return ProblemException.of(404, "there is no rule of that id");
  }
}
