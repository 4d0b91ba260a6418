package io.bellbuoy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.Rule;
import io.bellbuoy.schemas.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublicationTest {

  private static final NamedList ADMINS = Samples.list("admins", "alice");
  private static final NamedList ROBOTS = Samples.list("robots", "ci");
  private static final NamedList UNUSED = Samples.list("unused", "x");
  private static final Rule TRUSTED =
      Samples.rule("trusted", "jpath(\"user.username\") in @admins");

  @Test
  void theOrderModesAndClustersAreThoseOfThePolicy() {
    Policy.Entry shadow = new Policy.Entry("b", false, List.of("prod-*"), Policy.Mode.SHADOW);
    Policy policy = new Policy(Policy.Match.ALL, List.of(shadow, Policy.Entry.of("a")));
    LibraryImage library = library(Samples.rule("a"), Samples.rule("b"), Samples.rule("c"));

    PolicySnapshot snapshot = Publication.of(library, policy, 7, "alice", "why").snapshot();

    assertThat(snapshot.version()).isEqualTo(7);
    assertThat(snapshot.match()).isEqualTo(Policy.Match.ALL);
    assertThat(snapshot.rules()).extracting(entry -> entry.rule().id()).containsExactly("b", "a");
    PolicySnapshot.Entry first = snapshot.rules().get(0);
    assertThat(first.enabled()).isFalse();
    assertThat(first.clusters()).containsExactly("prod-*");
    assertThat(first.mode()).isEqualTo(Policy.Mode.SHADOW);
  }

  @Test
  void listsOfExpressionsAndOfExceptionsComeAlong() {
    Rule rule =
        new Rule(
            "r",
            "R",
            Severity.LOW,
            "",
            "",
            TRUSTED.expression(),
            List.of(new Rule.ExceptionClause("robots", "jpath(\"user.username\") in @robots")),
            List.of(),
            List.of(),
            List.of(),
            "",
            List.of(),
            List.of());

    Publication publication = Publication.of(library(rule), only("r"), 1, "alice", "");

    assertThat(publication.lists()).containsOnlyKeys("admins", "robots");
    assertThat(publication.snapshot().lists())
        .isEqualTo(Map.of("admins", ADMINS.sha256(), "robots", ROBOTS.sha256()));
  }

  @Test
  void aListThatDoesNotExistIsRefusedWithItsPlace() {
    Rule rule = Samples.rule("r", "jpath(\"user.username\") in @ghosts");

    PolicyRefusedException refused =
        catchThrowableOfType(
            PolicyRefusedException.class,
            () -> Publication.of(library(rule), only("r"), 1, "alice", ""));

    assertThat(refused)
        .hasMessageStartingWith(
            "the policy does not compile: rule r, expression, line 1, column 27")
        .hasMessageContaining("ghosts");
    assertThat(refused.findings()).singleElement().matches(f -> f.ruleId().equals("r"));
  }

  @Test
  void theFirstErrorIsToldAndTheOthersAreCountedAndKept() {
    LibraryImage library =
        library(Samples.rule("a", "jpath(\"verb\" ="), Samples.rule("b", "nonsense"));
    Policy policy =
        new Policy(Policy.Match.FIRST, List.of(Policy.Entry.of("a"), Policy.Entry.of("b")));

    PolicyRefusedException refused =
        catchThrowableOfType(
            PolicyRefusedException.class, () -> Publication.of(library, policy, 1, "alice", ""));

    assertThat(refused)
        .hasMessageStartingWith("the policy does not compile: rule a, expression, line 1")
        .hasMessageMatching("(?s).*\\(and \\d+ more errors?\\)");
    assertThat(refused.findings()).extracting(f -> f.ruleId()).contains("a", "b");
  }

  @Test
  void goingBackTakesTheListsAsTheyWereThen() {
    Publication first = Publication.of(library(TRUSTED), only("trusted"), 1, "alice", "");
    PolicyImage image = PolicyImage.EMPTY.publish(first.snapshot(), first.lists());
    NamedList more = Samples.list("admins", "alice", "mallory");
    LibraryImage changed = library(TRUSTED).with(List.of(), List.of(more));
    Publication second = Publication.of(changed, only("trusted"), 2, "alice", "");
    image = image.publish(second.snapshot(), second.lists());

    Publication back = Publication.again(image, 1, "bob", "rollback to 1");

    assertThat(back.snapshot().version()).isEqualTo(3);
    assertThat(back.snapshot().comment()).isEqualTo("rollback to 1");
    assertThat(back.lists()).containsOnly(Map.entry("admins", ADMINS));
  }

  @Test
  void goingBackFurtherThanIsKeptSaysWhatIsKept() {
    PolicyImage image =
        PolicyImage.EMPTY
            .publish(Samples.snapshot(4), Map.of())
            .publish(Samples.snapshot(5), Map.of());

    assertThatThrownBy(() -> Publication.again(image, 3, "bob", ""))
        .hasMessage("there is no policy version 3; kept are 4 to 5");
  }

  private static LibraryImage library(Rule... rules) {
    return LibraryImage.EMPTY.with(List.of(rules), List.of(ADMINS, ROBOTS, UNUSED));
  }

  private static Policy only(String id) {
    return new Policy(Policy.Match.FIRST, List.of(Policy.Entry.of(id)));
  }
}
