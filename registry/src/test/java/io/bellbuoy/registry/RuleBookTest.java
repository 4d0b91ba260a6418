package io.bellbuoy.registry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleBookTest {

  private static final RuleBook BOOK =
      new RuleBook(
          LibraryImage.EMPTY.with(List.of(Samples.rule("a"), Samples.rule("b")), List.of()),
          PolicyImage.EMPTY);

  private static RuleBook drafted(RuleBook book, String... ids) {
    return book.with(book.policy().withDraft(Samples.draft(ids)));
  }

  private static List<String> inForce(RuleBook book) {
    return requireNonNull(book.policy().current()).rules().stream()
        .map(entry -> entry.rule().id())
        .toList();
  }

  @Test
  void publishingPutsTheDraftInForceAndIsDoneWithIt() {
    RuleBook published = drafted(BOOK, "b", "a").publish("alice", "first");

    assertThat(inForce(published)).containsExactly("b", "a");
    PolicySnapshot current = requireNonNull(published.policy().current());
    assertThat(current.publishedBy()).isEqualTo("alice");
    assertThat(current.comment()).isEqualTo("first");
    assertThat(published.policy().draft()).isNull();
    assertThat(published.policy().edited()).isEqualTo(Samples.draft("b", "a"));
  }

  @Test
  void withoutADraftTheSameOrderIsPublishedWithTheTextsAsTheyAre() {
    RuleBook published = drafted(BOOK, "a").publish("alice", "");
    Rule other = Samples.rule("a", "jpath(\"verb\") = \"delete\"");

    RuleBook again =
        published.with(published.library().with(List.of(other), List.of())).publish("bob", "");

    PolicySnapshot current = requireNonNull(again.policy().current());
    assertThat(current.version()).isEqualTo(2);
    assertThat(current.rules().get(0).rule().expression()).isEqualTo(other.expression());
  }

  @Test
  void restoringLeavesTheDraftToWhoWorksOnIt() {
    RuleBook two = drafted(drafted(BOOK, "a").publish("alice", ""), "b").publish("alice", "");

    RuleBook restored = drafted(two, "b", "a").restore(1, "bob", "back");

    assertThat(inForce(restored)).containsExactly("a");
    assertThat(restored.policy().draft()).isEqualTo(Samples.draft("b", "a"));
    assertThatThrownBy(() -> two.restore(9, "bob", ""))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("no policy version 9");
  }

  @Test
  void aDraftThatNamesWhatIsNotThereIsNotPublished() {
    assertThatThrownBy(() -> drafted(BOOK, "none").publish("alice", ""))
        .isInstanceOf(PolicyRefusedException.class)
        .hasMessageContaining("none");
  }

  @Test
  void anUpgradeKeepsTheExceptionsThatPeopleHaveAdded() {
    Rule.ExceptionClause ours = new Rule.ExceptionClause("ours", "true");
    Rule.ExceptionClause theirs = new Rule.ExceptionClause("theirs", "false");
    LibraryImage library =
        BOOK.library().with(List.of(Samples.rule("a").withExceptions(List.of(ours))), List.of());
    Rule shipped = Samples.rule("a", "jpath(\"verb\") = \"new\"").withExceptions(List.of(theirs));

    List<Rule> refreshed = library.refreshed(List.of(shipped, Samples.rule("c")));

    assertThat(refreshed.get(0).expression()).contains("new");
    assertThat(refreshed.get(0).exceptions()).containsExactly(theirs, ours);
    assertThat(refreshed.get(1)).isEqualTo(Samples.rule("c"));
  }

  @Test
  void anUpgradeKeepsTheMembersThatPeopleHaveAdded() {
    LibraryImage library =
        BOOK.library()
            .with(List.of(), List.of(new NamedList("admins", List.of("shipped", "ours"))));

    List<NamedList> refreshed =
        library.refreshedLists(
            List.of(
                new NamedList("admins", List.of("newer", "shipped")),
                new NamedList("fresh", List.of("one"))));

    assertThat(refreshed)
        .containsExactly(
            new NamedList("admins", List.of("newer", "shipped", "ours")),
            new NamedList("fresh", List.of("one")));
  }
}
