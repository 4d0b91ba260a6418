package io.bellbuoy.console.policy;

import static java.util.Objects.requireNonNullElse;

import io.bellbuoy.console.http.Answer;
import io.bellbuoy.console.http.Api;
import io.bellbuoy.console.http.Endpoint;
import io.bellbuoy.console.http.ProblemException;
import io.bellbuoy.console.http.Request;
import io.bellbuoy.console.rules.Import;
import io.bellbuoy.console.rules.Library;
import io.bellbuoy.console.rules.RuleFilesApi;
import io.bellbuoy.console.state.State;
import io.bellbuoy.registry.PublishedPolicy;
import io.bellbuoy.registry.RuleBook;
import io.bellbuoy.schemas.Role;
import java.util.List;

/** The policy as a rule file, for those who keep theirs in one. Thread-safe. */
public final class PolicyFilesApi implements Api {

  private final State<RuleBook> book;
  private final Library library;
  private final VersionsApi versions;

  /**
   * Files of policies.
   *
   * @param versions publishes them
   */
  public PolicyFilesApi(State<RuleBook> book, Library library, VersionsApi versions) {
    this.book = book;
    this.library = library;
    this.versions = versions;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
            PolicyApi.POLICY + ".yaml",
            Role.VIEWER,
            "The policy in force as a rule file, with its rules and lists",
            this::inForce),
        Endpoint.post(
            PolicyApi.POLICY + "/apply",
            Role.EDITOR,
            "Takes the rules and lists of a rule file and puts its policy in force, all or nothing",
            this::apply));
  }

  private Answer inForce(Request request) {
    RuleBook now = book.now();
    if (now.policy().current() == null) {
      throw ProblemException.of(404, "no policy was ever published");
    }
    return Answer.text("application/yaml", PublishedPolicy.asFiles(now.policy(), now.library()));
  }

  private Answer apply(Request request) {
    String text = RuleFilesApi.yaml(request);
    String comment = VersionsApi.bounded(requireNonNullElse(request.query("comment"), ""));
    String by = request.caller().name();
    return versions.published(
        request,
        before -> {
          Import plan = Import.planned(before, text, library);
          plan.report().rules().stream()
              .filter(line -> line.action() == Import.Action.REFUSE)
              .findFirst()
              .ifPresent(PolicyFilesApi::refuse);
          RuleBook taken = plan.in(before);
          return taken.with(taken.policy().withDraft(plan.policy())).publish(by, comment);
        });
  }

  private static void refuse(Import.RuleLine line) {
    throw ProblemException.of(
        409, "rule " + line.id() + ": " + line.why() + "; nothing was published");
  }
}
