package io.bellbuoy.console.rules;

import static io.bellbuoy.console.http.Endpoint.delete;
import static io.bellbuoy.console.http.Endpoint.get;
import static java.util.Objects.requireNonNull;

import io.bellbuoy.console.http.Answer;
import io.bellbuoy.console.http.Api;
import io.bellbuoy.console.http.Endpoint;
import io.bellbuoy.console.http.Etag;
import io.bellbuoy.console.http.Page;
import io.bellbuoy.console.http.Precondition;
import io.bellbuoy.console.http.ProblemException;
import io.bellbuoy.console.http.Request;
import io.bellbuoy.console.state.State;
import io.bellbuoy.registry.LibraryImage;
import io.bellbuoy.registry.RuleBook;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Role;
import io.bellbuoy.schemas.Rule;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The lists that rules name. Thread-safe. */
public final class ListsApi implements Api {

  private static final String LISTS = "/api/v1/lists";
  private static final String LIST = LISTS + "/:name";
  private static final int LONGEST_MEMBER = 4096;

  private final State<RuleBook> book;

  public ListsApi(State<RuleBook> book) {
    this.book = book;
  }

  /** What a list is to be. */
  record Wanted(List<String> members) {
    Wanted {
      if (requireNonNull(members, "members").stream().anyMatch(Objects::isNull)) {
        throw new IllegalArgumentException("members: each must be a text");
      }
      members = List.copyOf(members);
    }
  }

  /**
   * A list.
   *
   * @param usedBy the ids of the rules that name it
   */
  record Shown(String name, List<String> members, List<String> usedBy) {}

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        get(LISTS, Role.VIEWER, "Lists the named lists", this::list),
        get(LIST, Role.VIEWER, "One named list", this::one),
        Endpoint.put(LIST, Role.EDITOR, "Makes or changes a named list", this::put),
        delete(LIST, Role.EDITOR, "Removes a named list", this::remove));
  }

  private Answer list(Request request) {
    LibraryImage library = book.now().library();
    List<NamedList> all = List.copyOf(library.lists().values());
    Page<NamedList> page = Page.of(request, all, NamedList::name);
    return Answer.json(
        new Page<>(page.items().stream().map(one -> shown(library, one)).toList(), page.next()));
  }

  private Answer one(Request request) {
    LibraryImage library = book.now().library();
    NamedList found = library.lists().get(request.path("name"));
    if (found == null) {
      throw ProblemException.of(404, "there is no list of that name");
    }
    return answer(200, library, found);
  }

  private Answer put(Request request) {
    String name = request.path("name");
    Precondition precondition = request.precondition();
    NamedList list = new NamedList(name, request.body(Wanted.class).members());
    if (!RuleCheck.isName(name)) {
      throw RuleCheck.refused(
          "this cannot be the name of a list",
          List.of(FieldDiagnostic.error("name", "1 to 80 of a to z, 0 to 9 and -", null)));
    }
    for (int i = 0; i < list.members().size(); i++) {
      if (list.members().get(i).length() > LONGEST_MEMBER) {
        throw RuleCheck.refused(
            "a member is too long",
            List.of(
                FieldDiagnostic.error(
                    "members[" + i + "]", "at most " + LONGEST_MEMBER + " characters", null)));
      }
    }
    RuleBook after =
        book.change(
            request.author(),
            before -> {
              precondition.check(edited(before, name));
              LibraryImage library = before.library().with(List.of(), List.of(list));
              ListUse.refuseToBreakRules(library, name);
              return before.with(library);
            });
    return answer(precondition.create() ? 201 : 200, after.library(), list);
  }

  private Answer remove(Request request) {
    String name = request.path("name");
    Precondition precondition = request.precondition();
    book.change(
        request.author(),
        before -> {
          precondition.check(edited(before, name));
          List<String> users = ListUse.users(before.library(), name).map(Rule::id).toList();
          if (!users.isEmpty()) {
            throw ProblemException.of(
                409,
                "rules name this list; change them first: " + String.join(", ", users),
                Map.of("usedBy", users));
          }
          return before.with(before.library().withoutList(name));
        });
    return Answer.none();
  }

  private static @Nullable Wanted edited(RuleBook book, String name) {
    NamedList list = book.library().lists().get(name);
    return list == null ? null : new Wanted(list.members());
  }

  private static Answer answer(int status, LibraryImage library, NamedList list) {
    return Answer.json(status, shown(library, list))
        .with("ETag", Etag.of(new Wanted(list.members())));
  }

  private static Shown shown(LibraryImage library, NamedList list) {
    List<String> users = ListUse.users(library, list.name()).map(Rule::id).toList();
    return new Shown(list.name(), list.members(), users);
  }
}
