package io.bellbuoy.registry;

import io.bellbuoy.schemas.PolicySnapshot;
import java.util.List;

/**
 * The library and the policy over it, as one state: what the one may be can depend on the other.
 *
 * @param library rules and lists
 * @param policy what was published, and the draft
 */
public record RuleBook(LibraryImage library, PolicyImage policy) {

  /** The book with another library. */
  public RuleBook with(LibraryImage other) {
    return new RuleBook(other, policy);
  }

  /** The book with another policy. */
  public RuleBook with(PolicyImage other) {
    return new RuleBook(library, other);
  }

  /**
   * The book in which the draft is in force, with the rules and lists as the library has them; the
   * draft is done with.
   *
   * @throws PolicyRefusedException where it names a rule that is not there, or does not compile
   */
  public RuleBook publish(String by, String comment) {
    Publication publication =
        Publication.of(library, policy.edited(), policy.nextVersion(), by, comment);
    return with(publish(publication).withDraft(null));
  }

  /**
   * The book in which an older version is in force again, as the next one; library and draft stay.
   *
   * @throws RegistryException where there is no such version
   */
  public RuleBook restore(int version, String by, String comment) {
    return with(publish(Publication.again(policy, version, by, comment)));
  }

  /** Library and policy, in this order. */
  List<Image<?>> images() {
    return List.of(library, policy);
  }

  private PolicyImage publish(Publication publication) {
    PolicySnapshot snapshot = publication.snapshot();
    return policy.publish(snapshot, publication.lists());
  }
}
