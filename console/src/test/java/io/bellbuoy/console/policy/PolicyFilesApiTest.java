package io.bellbuoy.console.policy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.console.changes.MemoryChangeLog;
import io.bellbuoy.console.http.Reply;
import io.bellbuoy.console.http.TestServer;
import io.bellbuoy.console.rules.Library;
import io.bellbuoy.console.rules.Samples;
import io.bellbuoy.console.state.MemoryState;
import io.bellbuoy.registry.RuleBook;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.Rule;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PolicyFilesApiTest {

  private static final String[] YAML = {"Content-Type", "application/yaml"};
  private static final Rule SHIPPED = Samples.rule("shipped");
  private static final String FILE =
      """
      lists:
        admins: [alice]
      rules:
        - {id: one, name: One, severity: low, expression: 'jpath("user.username") in @admins'}
        - {id: two, name: Two, severity: high, expression: 'jpath("verb") = "get"'}
      policy:
        match: all
        rules: [{id: two, mode: shadow}, one]
      """;

  private final MemoryState<RuleBook> book = new MemoryState<>(Samples.book(SHIPPED));
  private final Library library = new Library(List.of(SHIPPED), new MemoryChangeLog());
  private final TestServer server =
      new TestServer(
          new PolicyFilesApi(book, library, new VersionsApi(book, version -> List.of())));

  @AfterEach
  void close() {
    server.close();
  }

  private Reply apply(String file) {
    return server.post("/policy/apply", file, YAML);
  }

  private PolicySnapshot inForce() {
    return requireNonNull(book.now().policy().current());
  }

  @Test
  void aFileIsInForceWithItsRulesListsAndOrder() {
    Reply applied = server.post("/policy/apply?comment=the%20%3Cfirst%3E", FILE, YAML);

    assertThat(applied.status()).as(applied.text()).isEqualTo(200);
    assertThat(applied.at("/version")).isEqualTo("1");
    assertThat(inForce().rules())
        .extracting(entry -> entry.rule().id())
        .containsExactly("two", "one");
    assertThat(inForce().comment()).isEqualTo("the <first>");
    assertThat(inForce().publishedBy()).isEqualTo("alice");
    assertThat(book.now().library().rules()).containsKeys("one", "two", "shipped");
    assertThat(book.now().policy().draft()).isNull();
  }

  @Test
  void whatIsShownIsAFileThatSaysTheSame() {
    assertThat(server.get("/policy.yaml").status()).isEqualTo(404);
    apply(FILE);
    Reply shown = server.get("/policy.yaml");

    assertThat(shown.type()).startsWith("application/yaml");
    assertThat(apply(shown.text()).at("/version")).isEqualTo("2");
    assertThat(server.get("/policy.yaml").text()).isEqualTo(shown.text());
  }

  @Test
  void allOrNothing() {
    RuleBook before = book.now();

    Reply broken = apply(FILE.replace("= \"get\"", "== \"get\""));
    Reply unknown = apply(FILE.replace("one]", "none]"));
    Reply taken = apply(FILE.replace("id: one", "id: shipped").replace(", one]", "]"));

    assertThat(broken.status()).isEqualTo(422);
    assertThat(broken.at("/diagnostics/0/field")).isEqualTo("file");
    assertThat(broken.at("/diagnostics/0/line")).isEqualTo("5");
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.at("/detail"))
        .contains("rule shipped", "system rule", "nothing was published");
    assertThat(book.now()).isEqualTo(before);
  }

  @Test
  void aDraftThatSomebodyWorksOnIsDoneWith() {
    book.change(
        io.bellbuoy.registry.Author.of("bob"),
        before -> before.with(before.policy().withDraft(Samples.policy("shipped"))));

    apply(FILE);

    assertThat(book.now().policy().draft()).isNull();
  }

  @Test
  void aCommentHasBounds() {
    Reply reply = server.post("/policy/apply?comment=" + "x".repeat(2001), FILE, YAML);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.at("/detail")).contains("comment");
    assertThat(book.now().policy().current()).isNull();
  }
}
