package io.bellbuoy.console.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.console.http.Reply;
import io.bellbuoy.console.http.TestServer;
import io.bellbuoy.console.rules.Samples;
import io.bellbuoy.console.state.MemoryState;
import io.bellbuoy.registry.Author;
import io.bellbuoy.registry.LibraryImage;
import io.bellbuoy.registry.RuleBook;
import io.bellbuoy.registry.StatusImage;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.Rule;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing is put in force that whoever publishes has not seen. */
class ReviewTest {

  private static final Author OTHER = Author.of("other");

  private final MemoryState<RuleBook> book =
      new MemoryState<>(
          Samples.book(
              List.of(new NamedList("admins", List.of("alice"))),
              Samples.rule("a", "jpath(\"user.username\") in @admins"),
              Samples.rule("b"),
              Samples.rule("c")));
  private final TestServer server =
      new TestServer(
          new PolicyApi(book, () -> StatusImage.EMPTY),
          new VersionsApi(book, version -> List.of()));

  @AfterEach
  void close() {
    server.close();
  }

  private Reply publish(String tag) {
    return server.send("POST", "/policy/publish", "{}", "If-Match", tag);
  }

  private String reviewed() {
    return server.get("/policy/difference").etag();
  }

  private static RuleBook drafted(RuleBook book, Policy draft) {
    return book.with(book.policy().withDraft(draft));
  }

  private static LibraryImage with(RuleBook book, Rule rule) {
    return book.library().with(List.of(rule), List.of());
  }

  static Stream<Arguments> changes() {
    NamedList longer = new NamedList("admins", List.of("alice", "mallory"));
    Policy everyMatch = new Policy(Policy.Match.ALL, Samples.policy("a", "b").rules());
    return Stream.of(
        change(
            "the text of a rule",
            b -> b.with(with(b, Samples.rule("b", "jpath(\"verb\") = \"get\"")))),
        change("a list", b -> b.with(b.library().with(List.of(), List.of(longer)))),
        change("the order", b -> drafted(b, Samples.policy("b", "a"))),
        change("a rule more", b -> drafted(b, Samples.policy("a", "b", "c"))),
        change("how many alerts", b -> drafted(b, everyMatch)),
        change("what is in force", b -> drafted(b.publish("other", ""), b.policy().edited())));
  }

  private static Arguments change(String what, UnaryOperator<RuleBook> change) {
    return Arguments.of(what, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void whatChangesBetweenReviewAndPublishingIsShownFirst(
      String what, UnaryOperator<RuleBook> change) {
    book.change(OTHER, b -> drafted(b, Samples.policy("a", "b")));
    String before = reviewed();
    RuleBook theirs = book.change(OTHER, change);

    Reply late = publish(before);

    assertThat(late.status()).as(late.text()).isEqualTo(412);
    assertThat(late.etag()).isEqualTo(reviewed()).isNotEqualTo(before);
    assertThat(late.json().path("current")).isEqualTo(server.get("/policy/difference").json());
    assertThat(book.now()).isEqualTo(theirs);
    assertThat(publish(late.etag()).status()).isEqualTo(200);
  }

  @Test
  void whatThePolicyDoesNotNameIsNoMatter() {
    book.change(OTHER, b -> drafted(b, Samples.policy("a", "b")));
    String before = reviewed();
    book.change(OTHER, b -> b.with(with(b, Samples.rule("c", "jpath(\"verb\") = \"get\""))));

    assertThat(publish(before).status()).isEqualTo(200);
  }

  @Test
  void theTagOfTheDraftIsNotThatOfAReview() {
    Reply draft = server.get("/policy");

    assertThat(publish(draft.etag()).status()).isEqualTo(412);
    assertThat(server.put("/policy", reviewed(), "{\"rules\":[]}").status()).isEqualTo(412);
    assertThat(server.send("POST", "/policy/publish", "{}").status()).isEqualTo(428);
  }
}
