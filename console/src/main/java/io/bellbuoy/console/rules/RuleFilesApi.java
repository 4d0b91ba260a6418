package io.bellbuoy.console.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.bellbuoy.console.http.Answer;
import io.bellbuoy.console.http.Api;
import io.bellbuoy.console.http.Endpoint;
import io.bellbuoy.console.http.ProblemException;
import io.bellbuoy.console.http.Request;
import io.bellbuoy.console.state.State;
import io.bellbuoy.registry.LibraryImage;
import io.bellbuoy.registry.RuleBook;
import io.bellbuoy.rules.file.RuleFileWriter;
import io.bellbuoy.rules.file.RuleFiles;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Role;
import io.bellbuoy.schemas.Rule;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Rules as files: export and import. Thread-safe. */
public final class RuleFilesApi implements Api {

  private static final String YAML = "application/yaml";

  private final State<RuleBook> book;
  private final Library library;

  public RuleFilesApi(State<RuleBook> book, Library library) {
    this.book = book;
    this.library = library;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
            RulesApi.RULES + ".yaml",
            Role.VIEWER,
            "Rules as a rule file, all or those of ids, with the lists that they name",
            this::export),
        Endpoint.post(
            RulesApi.RULES + "/import",
            Role.EDITOR,
            "Puts the rules and lists of a rule file, or rules of Prisma Cloud or Sigma, into the"
                + " library, or says what would happen",
            this::take));
  }

  private Answer export(Request request) {
    LibraryImage now = book.now().library();
    List<String> ids = request.queryList("ids");
    for (String id : ids) {
      if (!now.rules().containsKey(id)) {
        throw ProblemException.of(404, "there is no rule " + id);
      }
    }
    List<Rule> rules =
        now.rules().values().stream()
            .filter(rule -> ids.isEmpty() || ids.contains(rule.id()))
            .toList();
    List<NamedList> lists =
        now.lists().values().stream()
            .filter(list -> rules.stream().anyMatch(rule -> ListUse.names(rule, list.name())))
            .toList();
    String text = RuleFileWriter.write(new RuleFiles(lists, rules, null));
    return Answer.file(YAML, "rules.yaml", text.getBytes(UTF_8));
  }

  private Answer take(Request request) {
    String dryRun = request.query("dryRun");
    if (dryRun != null && !List.of("true", "false").contains(dryRun)) {
      throw ProblemException.of(400, "dryRun: it must be true or false");
    }
    Incoming incoming = Incoming.of(request.text(), isJson(request));
    if ("true".equals(dryRun)) {
      return Answer.json(planned(book.now(), incoming).report());
    }
    AtomicReference<Import> taken = new AtomicReference<>();
    RuleBook ignored =
        book.change(
            request.author(),
            before -> {
              Import plan = planned(before, incoming);
              taken.set(plan);
              return plan.in(before);
            });
    return Answer.json(requireNonNull(taken.get()).report());
  }

  private Import planned(RuleBook before, Incoming incoming) {
    return Import.planned(before, incoming.text(), library).withNotes(incoming.notes());
  }

  /** The rule file that is sent. */
  public static String yaml(Request request) {
    if (isJson(request)) {
      throw ProblemException.of(
          422,
          "this is JSON; send a rule file in YAML: `bellbuoy import prisma` makes one of what"
              + " Prisma Cloud exports");
    }
    return request.text();
  }

  private static boolean isJson(Request request) {
    String start = request.text().stripLeading();
    return String.valueOf(request.header("Content-Type")).contains("json")
        || start.startsWith("{")
        || start.startsWith("[");
  }
}
