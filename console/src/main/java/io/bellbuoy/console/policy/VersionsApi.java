package io.bellbuoy.console.policy;

import static io.bellbuoy.console.http.Endpoint.get;
import static io.bellbuoy.console.http.Endpoint.post;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.console.http.Answer;
import io.bellbuoy.console.http.Api;
import io.bellbuoy.console.http.Endpoint;
import io.bellbuoy.console.http.Page;
import io.bellbuoy.console.http.Precondition;
import io.bellbuoy.console.http.ProblemException;
import io.bellbuoy.console.http.Request;
import io.bellbuoy.console.rules.FieldDiagnostic;
import io.bellbuoy.console.rules.RuleCheck;
import io.bellbuoy.console.state.State;
import io.bellbuoy.registry.PolicyImage;
import io.bellbuoy.registry.PolicyRefusedException;
import io.bellbuoy.registry.RuleBook;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Publishing the policy, and the versions that were. Thread-safe. */
public final class VersionsApi implements Api {

  private static final String VERSIONS = PolicyApi.POLICY + "/versions";
  private static final String VERSION = VERSIONS + "/:n";
  private static final int LONGEST_COMMENT = 2000;

  private final State<RuleBook> book;
  private final IntFunction<List<String>> engines;

  /**
   * Publishing.
   *
   * @param engines waits until every engine judges by that version; says which do not
   */
  public VersionsApi(State<RuleBook> book, IntFunction<List<String>> engines) {
    this.book = book;
    this.engines = engines;
  }

  /** Why something is published. */
  record Wanted(@Nullable String comment) {}

  /**
   * What came of it.
   *
   * @param engines those that do not judge by the version yet, each a sentence; empty: all do
   */
  record Published(int version, List<String> engines) {}

  /**
   * A version in a list.
   *
   * @param rules how many it has
   */
  record Line(
      int version,
      Instant publishedAt,
      String publishedBy,
      String comment,
      Policy.Match match,
      int rules,
      boolean inForce) {}

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        post(
            PolicyApi.POLICY + "/publish",
            Role.EDITOR,
            "Puts the draft in force as it was reviewed; waits for the engines",
            this::publish),
        get(VERSIONS, Role.VIEWER, "The published versions, newest first", this::list),
        get(VERSION, Role.VIEWER, "One version with its rules and lists", this::one),
        get(
            VERSION + "/difference",
            Role.VIEWER,
            "What changes with a version, seen from another",
            this::difference),
        post(
            VERSION + "/restore",
            Role.EDITOR,
            "Puts an older version in force again, as the next one",
            this::restore));
  }

  private Answer publish(Request request) {
    Precondition precondition = request.precondition();
    String comment = comment(request, "");
    String by = request.caller().name();
    return published(
        request,
        before -> {
          PolicyDifference difference = DifferenceBuilder.of(before);
          precondition.check(difference, difference.tag(PolicyApi.edited(before)));
          return before.publish(by, comment);
        });
  }

  private Answer restore(Request request) {
    int version = version(request);
    String comment = comment(request, "rollback to " + version);
    String by = request.caller().name();
    return published(
        request,
        before -> {
          found(before.policy(), version);
          return before.restore(version, by, comment);
        });
  }

  /**
   * Makes the change, which puts another version in force, and waits for the engines.
   *
   * @throws ProblemException 422 with the diagnostics where a rule of it does not compile
   */
  Answer published(Request request, UnaryOperator<RuleBook> change) {
    RuleBook after;
    try {
      after = book.change(request.author(), change);
    } catch (PolicyRefusedException e) {
      throw refused(e);
    }
    int version = requireNonNull(after.policy().current()).version();
    return PolicyApi.tagged(Answer.json(new Published(version, engines.apply(version))), after);
  }

  private static ProblemException refused(PolicyRefusedException e) {
    List<FieldDiagnostic> found =
        e.findings().stream()
            .map(f -> FieldDiagnostic.of(f.ruleId() + ": " + f.part(), f.text(), f.diagnostic()))
            .toList();
    return RuleCheck.refused(String.valueOf(e.getMessage()), found);
  }

  private static String comment(Request request, String otherwise) {
    if (request.bytes().length == 0) {
      return otherwise;
    }
    String comment = request.body(Wanted.class).comment();
    return comment == null || comment.isBlank() ? otherwise : bounded(comment);
  }

  static String bounded(String comment) {
    if (comment.length() > LONGEST_COMMENT) {
      throw ProblemException.of(
          422, "comment: at most " + LONGEST_COMMENT + " characters; nothing was published");
    }
    return comment.strip();
  }

  private Answer list(Request request) {
    PolicyImage policy = book.now().policy();
    PolicySnapshot current = policy.current();
    int inForce = current == null ? 0 : current.version();
    List<PolicySnapshot> newest = new ArrayList<>(policy.versions().values());
    Collections.reverse(newest);
    Page<PolicySnapshot> page = Page.of(request, newest, VersionsApi::place);
    return Answer.json(
        new Page<>(page.items().stream().map(s -> line(s, inForce)).toList(), page.next()));
  }

  /** Pages go by ascending texts, versions by descending numbers. */
  private static String place(PolicySnapshot snapshot) {
    return "%010d".formatted(Integer.MAX_VALUE - snapshot.version());
  }

  private static Line line(PolicySnapshot snapshot, int inForce) {
    return new Line(
        snapshot.version(),
        snapshot.publishedAt(),
        snapshot.publishedBy(),
        snapshot.comment(),
        snapshot.match(),
        snapshot.rules().size(),
        snapshot.version() == inForce);
  }

  private Answer one(Request request) {
    PolicyImage policy = book.now().policy();
    PolicySnapshot snapshot = found(policy, version(request));
    Map<String, List<String>> lists = new TreeMap<>();
    for (NamedList list : policy.listsOf(snapshot).values()) {
      lists.put(list.name(), list.members());
    }
    ObjectNode document = JsonSerde.mapper().valueToTree(snapshot);
    document.set("lists", JsonSerde.mapper().valueToTree(lists));
    return Answer.json(document);
  }

  private Answer difference(Request request) {
    PolicyImage policy = book.now().policy();
    PolicySnapshot to = found(policy, version(request));
    String from = request.query("from");
    PolicySnapshot since = policy.current();
    if (from != null) {
      int version = number(from);
      since = version == 0 ? null : found(policy, version);
    }
    return Answer.json(DifferenceBuilder.of(policy, since, to));
  }

  private static int version(Request request) {
    return number(request.path("n"));
  }

  private static int number(String text) {
    if (!text.matches("\\d{1,9}")) {
      throw ProblemException.of(404, "a version is a number");
    }
    return Integer.parseInt(text);
  }

  private static PolicySnapshot found(PolicyImage policy, int version) {
    PolicySnapshot snapshot = policy.versions().get(version);
    if (snapshot == null) {
      throw ProblemException.of(
          404,
          policy.versions().isEmpty()
              ? "nothing was ever published"
              : "there is no version %d; kept are %d to %d"
                  .formatted(version, policy.versions().firstKey(), policy.versions().lastKey()));
    }
    return snapshot;
  }
}
