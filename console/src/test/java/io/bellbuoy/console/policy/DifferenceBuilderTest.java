package io.bellbuoy.console.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.bellbuoy.console.policy.PolicyDifference.Kind;
import io.bellbuoy.console.policy.PolicyDifference.ListChange;
import io.bellbuoy.console.policy.PolicyDifference.RuleChange;
import io.bellbuoy.console.rules.Samples;
import io.bellbuoy.registry.RuleBook;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Policy;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceBuilderTest {

  private static RuleBook published(String... ids) {
    RuleBook book =
        Samples.book(
            List.of(new NamedList("admins", List.of("alice"))),
            Samples.rule("a"),
            Samples.rule("b"),
            Samples.rule("c"),
            Samples.rule("d"),
            Samples.rule("trusted", "jpath(\"user.username\") in @admins"));
    return draft(book, ids).publish("alice", "");
  }

  private static RuleBook draft(RuleBook book, String... ids) {
    return book.with(book.policy().withDraft(Samples.policy(ids)));
  }

  @Test
  void whatIsPublishedDoesNotDiffer() {
    PolicyDifference difference = DifferenceBuilder.of(published("a", "trusted"));

    assertThat(difference.isEmpty()).isTrue();
    assertThat(difference.published()).isEqualTo(1);
  }

  @Test
  void onlyTheRuleThatWasDraggedHasMoved() {
    RuleBook book = draft(published("a", "b", "c", "d"), "d", "a", "b", "c");

    assertThat(DifferenceBuilder.of(book).rules())
        .extracting(RuleChange::id, RuleChange::kind)
        .containsExactly(tuple("d", Kind.MOVED));
  }

  @Test
  void addedRemovedAndChangedRulesAreNamed() {
    RuleBook book = published("a", "b", "b");
    Policy draft =
        new Policy(
            Policy.Match.ALL,
            List.of(
                new Policy.Entry("a", false, List.of("prod-*"), Policy.Mode.SHADOW),
                Policy.Entry.of("b"),
                Policy.Entry.of("c")));

    PolicyDifference difference = DifferenceBuilder.of(book.with(book.policy().withDraft(draft)));

    assertThat(difference.rules())
        .extracting(RuleChange::id, RuleChange::kind)
        .containsExactly(
            tuple("a", Kind.CHANGED), tuple("c", Kind.ADDED), tuple("b", Kind.REMOVED));
    assertThat(difference.match())
        .isEqualTo(new PolicyDifference.Matching(Policy.Match.FIRST, Policy.Match.ALL));
  }

  @Test
  void listsThatRulesNameArePartOfIt() {
    RuleBook book = published("trusted");
    NamedList more = new NamedList("admins", List.of("alice", "bob"));
    RuleBook changed = book.with(book.library().with(List.of(), List.of(more)));

    assertThat(DifferenceBuilder.of(changed).lists())
        .containsExactly(new ListChange("admins", List.of("alice"), List.of("alice", "bob")));
    assertThat(DifferenceBuilder.of(draft(book, "a")).lists())
        .containsExactly(new ListChange("admins", List.of("alice"), null));
  }
}
