package io.bellbuoy.console.policy;

import static io.bellbuoy.console.http.Endpoint.get;

import io.bellbuoy.console.http.Answer;
import io.bellbuoy.console.http.Api;
import io.bellbuoy.console.http.Endpoint;
import io.bellbuoy.console.http.Etag;
import io.bellbuoy.console.http.Precondition;
import io.bellbuoy.console.http.Request;
import io.bellbuoy.console.policy.PolicyRemarks.Remark;
import io.bellbuoy.console.state.State;
import io.bellbuoy.registry.RuleBook;
import io.bellbuoy.registry.StatusImage;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.Role;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The draft of the policy. Thread-safe. */
public final class PolicyApi implements Api {

  static final String POLICY = "/api/v1/policy";

  private final State<RuleBook> book;
  private final Supplier<StatusImage> status;
  private final AtomicReference<@Nullable Linted> linted = new AtomicReference<>();

  /**
   * The draft.
   *
   * @param status what the engines say
   */
  public PolicyApi(State<RuleBook> book, Supplier<StatusImage> status) {
    this.book = book;
    this.status = status;
  }

  /**
   * The policy as it is edited.
   *
   * @param draft what was last edited; what is in force where nothing was
   * @param published the version in force; 0: none
   * @param differs whether publishing would change anything, also the text of a rule
   */
  record View(
      Order draft, int published, boolean differs, List<Remark> lint, Map<String, RuleHits> hits) {}

  /** What was found the last time, and of what. */
  private record Linted(RuleBook book, List<Remark> remarks, boolean differs) {

    /** Images change as a whole: the same ones say that nothing has changed, in no time. */
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(RuleBook other) {
      return book.library() == other.library() && book.policy() == other.policy();
    }
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        get(POLICY, Role.VIEWER, "The draft of the policy, its warnings and hits", this::one),
        Endpoint.put(POLICY, Role.EDITOR, "Changes the draft", this::put),
        Endpoint.delete(POLICY, Role.EDITOR, "Gives the draft up", this::discard),
        get(
            POLICY + "/difference",
            Role.VIEWER,
            "What publishing the draft would change; its tag is what publishing asks for",
            this::difference));
  }

  private Answer one(Request request) {
    return answer(book.now());
  }

  private Answer put(Request request) {
    Precondition precondition = request.precondition();
    Policy wanted = request.body(Policy.class);
    RuleBook after =
        book.change(
            request.author(),
            before -> {
              precondition.check(edited(before));
              PolicyRemarks.refuse(before.library(), wanted);
              return before.with(before.policy().withDraft(wanted));
            });
    return answer(after);
  }

  private Answer discard(Request request) {
    Precondition precondition = request.precondition();
    book.change(
        request.author(),
        before -> {
          precondition.check(edited(before));
          return before.with(before.policy().withDraft(null));
        });
    return Answer.none();
  }

  private Answer difference(Request request) {
    RuleBook now = book.now();
    PolicyDifference difference = DifferenceBuilder.of(now);
    return Answer.json(difference).with("ETag", difference.tag(edited(now)));
  }

  private Answer answer(RuleBook now) {
    PolicySnapshot current = now.policy().current();
    Linted found = lint(now);
    return tagged(
        Answer.json(
            new View(
                edited(now),
                current == null ? 0 : current.version(),
                found.differs(),
                found.remarks(),
                RuleHits.of(status.get()))),
        now);
  }

  /** Compiling a policy takes a while, and nothing changes between most requests. */
  private Linted lint(RuleBook now) {
    Linted last = linted.get();
    if (last != null && last.isOf(now)) {
      return last;
    }
    Linted found = new Linted(now, PolicyRemarks.of(now), !DifferenceBuilder.of(now).isEmpty());
    linted.set(found);
    return found;
  }

  static Order edited(RuleBook book) {
    return Order.of(book.policy().edited());
  }

  /** The answer with the tag of the draft. */
  static Answer tagged(Answer answer, RuleBook book) {
    return answer.with("ETag", Etag.of(edited(book)));
  }
}
