package io.bellbuoy.console.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.console.changes.MemoryChangeLog;
import io.bellbuoy.console.http.Reply;
import io.bellbuoy.console.http.TestServer;
import io.bellbuoy.console.state.MemoryState;
import io.bellbuoy.registry.Author;
import io.bellbuoy.registry.Change;
import io.bellbuoy.registry.RuleBook;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RulesApiTest {

  private static final Rule SHIPPED = Samples.rule("shipped");

  private final MemoryChangeLog changes = new MemoryChangeLog();
  private final MemoryState<RuleBook> book =
      new MemoryState<>(Samples.book(SHIPPED, Samples.rule("mine")));
  private final TestServer server =
      new TestServer(new RulesApi(book, new Library(List.of(SHIPPED), changes), changes));

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aRuleIsMadeReadChangedAndRemoved() {
    Reply made = server.create("/rules/new", Samples.body(Samples.rule("new")));
    assertThat(made.status()).as(made.text()).isEqualTo(201);

    Reply read = server.get("/rules/new");
    assertThat(read.etag()).isEqualTo(made.etag()).startsWith("\"");
    assertThat(read.at("/rule/expression")).isEqualTo(Samples.EXEC);
    assertThat(read.at("/origin")).isEqualTo("own");

    Rule other = Samples.rule("new", "jpath(\"verb\") = \"get\"");
    Reply changed = server.put("/rules/new", read.etag(), Samples.body(other));
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.etag()).isNotEqualTo(read.etag());
    assertThat(server.delete("/rules/new", changed.etag()).status()).isEqualTo(204);
    assertThat(server.get("/rules/new").status()).isEqualTo(404);
    assertThat(book.authors()).extracting(Author::name).containsOnly("alice");
    assertThat(book.authors()).extracting(Author::from).containsOnly("127.0.0.1");
  }

  @Test
  void theSecondOfTwoEditorsIsToldWhatTheFirstMadeOfIt() {
    String tag = server.get("/rules/mine").etag();
    Rule first = Samples.rule("mine", "jpath(\"verb\") = \"get\"");
    assertThat(server.put("/rules/mine", tag, Samples.body(first)).status()).isEqualTo(200);

    Reply second = server.put("/rules/mine", tag, Samples.body(Samples.rule("mine", "true")));

    assertThat(second.status()).isEqualTo(412);
    assertThat(second.type()).startsWith("application/problem+json");
    assertThat(second.at("/current/rule/expression")).isEqualTo(first.expression());
    assertThat(second.etag()).isEqualTo(server.get("/rules/mine").etag());
    Reply again =
        server.put("/rules/mine", second.etag(), Samples.body(Samples.rule("mine", "true")));
    assertThat(again.status()).isEqualTo(200);
  }

  @Test
  void whatDoesNotCompileIsNotStoredAndTheAnswerSaysWhere() {
    Rule broken = Samples.rule("bad", "jpath(\"verb\") = \"get\"\n  and jpat(\"a\") = \"b\"");

    Reply reply = server.create("/rules/bad", Samples.body(broken));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.at("/diagnostics/0/field")).isEqualTo("expression");
    assertThat(reply.at("/diagnostics/0/severity")).isEqualTo("error");
    assertThat(reply.at("/diagnostics/0/line")).isEqualTo("2");
    assertThat(reply.at("/diagnostics/0/column")).isEqualTo("7");
    assertThat(reply.at("/diagnostics/0/length")).isEqualTo("4");
    assertThat(book.now().library().rules()).doesNotContainKey("bad");
  }

  @Test
  void warningsComeWithWhatWasStored() {
    Rule odd = Samples.rule("odd", "jpath(\"stage\") = \"responsecomplete\"");

    Reply reply = server.create("/rules/odd", Samples.body(odd));

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.at("/diagnostics/0/severity")).isEqualTo("warning");
  }

  @Test
  void ofASystemRuleOnlyExceptionsMayChange() {
    String tag = server.get("/rules/shipped").etag();
    assertThat(server.get("/rules/shipped").at("/origin")).isEqualTo("system");

    Reply other = server.put("/rules/shipped", tag, Samples.body(Samples.rule("shipped", "true")));
    Rule excepted =
        SHIPPED.withExceptions(
            List.of(new Rule.ExceptionClause("alice", "jpath(\"user.username\") = \"alice\"")));
    Reply exception = server.put("/rules/shipped", tag, Samples.body(excepted));

    assertThat(other.status()).isEqualTo(409);
    assertThat(other.at("/hint")).isEqualTo("clone");
    assertThat(exception.status()).isEqualTo(200);
    assertThat(server.delete("/rules/shipped", exception.etag()).status()).isEqualTo(409);
  }

  @Test
  void whatTheDraftNamesIsNotRemoved() {
    book.change(
        Author.of("x"), before -> before.with(before.policy().withDraft(Samples.policy("mine"))));

    Reply reply = server.delete("/rules/mine", server.get("/rules/mine").etag());

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.at("/detail")).contains("policy");
  }

  @Test
  void filtersNarrowTheList() {
    book.change(
        Author.of("x"), before -> before.with(before.policy().withDraft(Samples.policy("mine"))));

    assertThat(server.get("/rules").items("id")).containsExactly("mine", "shipped");
    assertThat(server.get("/rules?origin=own").items("id")).containsExactly("mine");
    assertThat(server.get("/rules?inPolicy=false").items("id")).containsExactly("shipped");
    assertThat(server.get("/rules?q=RULE+shipp").items("id")).containsExactly("shipped");
    assertThat(server.get("/rules?severity=low,medium").items("id")).isEmpty();
    assertThat(server.get("/rules?attack=T1609&tag=pods&severity=high").items("id")).hasSize(2);
    assertThat(server.get("/rules?q=mine").at("/items/0/inPolicy/mode")).isEqualTo("alert");
  }

  @Test
  void aLongListComesInPages() {
    Rule[] many =
        IntStream.range(0, 25)
            .mapToObj(i -> Samples.rule("r%02d".formatted(i)))
            .toArray(Rule[]::new);
    book.change(Author.of("x"), before -> Samples.book(many));
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      Reply page =
          server.get("/rules?q=rule&limit=10" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
      seen.addAll(page.items("id"));
      cursor = page.json().path("next").isNull() ? "" : page.at("/next");
    } while (!cursor.isEmpty());

    assertThat(seen).hasSize(25).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void theHistoryOfARuleIsNewestFirst() {
    for (int i = 0; i < 3; i++) {
      changes.add(
          new Change(
              Instant.ofEpochSecond(i),
              "user" + i,
              null,
              "rule/mine",
              null,
              JsonSerde.mapper().createObjectNode().put("n", i)));
    }

    Reply history = server.get("/rules/mine/history?limit=2");

    assertThat(history.items("by")).containsExactly("user2", "user1");
    assertThat(history.at("/items/0/difference/after/n")).isEqualTo("2");
    assertThat(server.get("/rules/mine/history?limit=2&cursor=" + history.at("/next")).items("by"))
        .containsExactly("user0");
    assertThat(server.get("/rules/mine").at("/updatedBy")).isEqualTo("user2");
    assertThat(server.get("/rules/none/history").status()).isEqualTo(404);
  }

  @Test
  void theIdOfARuleCannotBeChanged() {
    Reply reply = server.create("/rules/other", Samples.body(Samples.rule("one")));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.at("/diagnostics/0/field")).isEqualTo("id");
  }
}
