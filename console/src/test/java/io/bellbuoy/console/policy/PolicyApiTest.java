package io.bellbuoy.console.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.console.http.Reply;
import io.bellbuoy.console.http.TestServer;
import io.bellbuoy.console.rules.Samples;
import io.bellbuoy.console.state.MemoryState;
import io.bellbuoy.registry.Author;
import io.bellbuoy.registry.RuleBook;
import io.bellbuoy.registry.StatusImage;
import io.bellbuoy.schemas.InstanceStatus;
import io.bellbuoy.schemas.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PolicyApiTest {

  private static final String TWO =
      "{\"match\":\"first\",\"rules\":[{\"id\":\"a\"},{\"id\":\"b\",\"mode\":\"shadow\"}]}";

  private final MemoryState<RuleBook> book =
      new MemoryState<>(
          Samples.book(
              Samples.rule("a"),
              Samples.rule("b", "jpath(\"verb\") = \"get\""),
              Samples.rule("c")));
  private final InstanceStatus engine =
      new InstanceStatus(
          "engine-1",
          "engine",
          Instant.EPOCH,
          1,
          List.of(),
          Map.of("rule.b.shadow", 7L, "rule.b.last", 1000L, "rule.a.matches", 2L, "events", 9L));
  private final TestServer server =
      new TestServer(
          new PolicyApi(book, () -> new StatusImage(Map.of("engine-1", engine))),
          new VersionsApi(book, version -> List.of("engine-1 judges by version " + (version - 1))));

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aDraftIsWrittenComparedPublishedAndRolledBack() {
    Reply empty = server.get("/policy");
    assertThat(empty.at("/published")).isEqualTo("0");
    assertThat(empty.at("/differs")).isEqualTo("false");

    Reply draft = server.put("/policy", empty.etag(), TWO);
    assertThat(draft.status()).as(draft.text()).isEqualTo(200);
    assertThat(draft.at("/differs")).isEqualTo("true");
    assertThat(draft.at("/draft/rules/0/mode")).isEqualTo("alert");
    assertThat(draft.at("/hits/b/shadow")).isEqualTo("7");
    assertThat(draft.at("/hits/b/last")).isEqualTo("1970-01-01T00:00:01Z");
    assertThat(server.get("/policy/difference").json().findValuesAsText("kind"))
        .containsExactly("added", "added");

    Reply published = publish("{\"comment\":\"the <first>\"}");
    assertThat(published.status()).as(published.text()).isEqualTo(200);
    assertThat(published.at("/version")).isEqualTo("1");
    assertThat(published.at("/engines/0")).isEqualTo("engine-1 judges by version 0");
    assertThat(server.get("/policy").at("/differs")).isEqualTo("false");
    assertThat(book.now().policy().draft()).isNull();

    server.put("/policy", published.etag(), "{\"rules\":[{\"id\":\"c\"}]}");
    assertThat(publish(null).at("/version")).isEqualTo("2");
    Reply restored = server.post("/policy/versions/1/restore", "{}");
    assertThat(restored.at("/version")).isEqualTo("3");

    Reply versions = server.get("/policy/versions");
    assertThat(versions.items("version")).containsExactly("3", "2", "1");
    assertThat(versions.items("inForce")).containsExactly("true", "false", "false");
    assertThat(versions.items("comment")).containsExactly("rollback to 1", "", "the <first>");
    assertThat(server.get("/policy/versions/1").at("/rules/1/rule/id")).isEqualTo("b");
    assertThat(server.get("/policy/versions?limit=2").at("/next")).isNotEmpty();
  }

  @Test
  void whoseDraftWasChangedMeanwhileDoesNotSaveIt() {
    Reply mine = server.put("/policy", server.get("/policy").etag(), TWO);
    server.put("/policy", mine.etag(), "{\"rules\":[]}");

    Reply lateDraft = server.put("/policy", mine.etag(), TWO);

    assertThat(lateDraft.status()).isEqualTo(412);
    assertThat(lateDraft.json().at("/current/rules")).isEmpty();
    assertThat(lateDraft.etag()).isEqualTo(server.get("/policy").etag());
    assertThat(book.now().policy().versions()).isEmpty();
    assertThat(server.send("POST", "/policy/publish", "{}").status()).isEqualTo(428);
  }

  @Test
  void aRuleThatWasEditedMakesADifferenceUntilItIsPublished() {
    server.put("/policy", server.get("/policy").etag(), TWO);
    publish("{}");
    Rule other = Samples.rule("a", "jpath(\"verb\") = \"delete\"");
    book.change(Author.of("x"), b -> b.with(b.library().with(List.of(other), List.of())));

    assertThat(server.get("/policy").at("/differs")).isEqualTo("true");
    Reply difference = server.get("/policy/difference");
    assertThat(difference.at("/rules/0/kind")).isEqualTo("changed");
    assertThat(difference.at("/rules/0/before/rule/expression")).isEqualTo(Samples.EXEC);
    assertThat(difference.at("/rules/0/after/rule/expression")).isEqualTo(other.expression());
    assertThat(publish("{}").at("/version")).isEqualTo("2");
    assertThat(server.get("/policy").at("/differs")).isEqualTo("false");
  }

  @Test
  void aDraftIsGivenUp() {
    Reply draft = server.put("/policy", server.get("/policy").etag(), TWO);

    assertThat(server.delete("/policy", "\"old\"").status()).isEqualTo(412);
    assertThat(server.delete("/policy", draft.etag()).status()).isEqualTo(204);
    assertThat(server.get("/policy").json().at("/draft/rules")).isEmpty();
  }

  @Test
  void warningsStandAtTheirRules() {
    Reply draft =
        server.put(
            "/policy",
            server.get("/policy").etag(),
            "{\"match\":\"first\",\"rules\":[{\"id\":\"a\"},{\"id\":\"c\"}]}");

    assertThat(draft.at("/lint/0/rule")).as(draft.text()).isEqualTo("c");
    assertThat(draft.at("/lint/0/severity")).isEqualTo("warning");
  }

  @Test
  void aVersionIsComparedWithTheOneInForceOrAnyOther() {
    server.put("/policy", server.get("/policy").etag(), TWO);
    publish(null);
    String one = "{\"match\":\"all\",\"rules\":[{\"id\":\"b\"},{\"id\":\"c\"}]}";
    server.put("/policy", server.get("/policy").etag(), one);
    publish(null);

    Reply back = server.get("/policy/versions/1/difference");
    Reply forth = server.get("/policy/versions/2/difference?from=1");
    Reply whole = server.get("/policy/versions/2/difference?from=0");

    assertThat(back.at("/published")).as(back.text()).isEqualTo("2");
    assertThat(back.json().findValuesAsText("kind")).containsExactly("added", "changed", "removed");
    assertThat(back.at("/match/after")).isEqualTo("first");
    assertThat(back.at("/rules/1/after/mode")).isEqualTo("shadow");
    assertThat(forth.json().findValuesAsText("kind"))
        .containsExactly("changed", "added", "removed");
    assertThat(whole.json().findValuesAsText("kind")).containsExactly("added", "added");
    assertThat(whole.json().at("/match").isNull()).isTrue();
    assertThat(server.get("/policy/versions/2/difference").json().at("/rules")).isEmpty();
    assertThat(server.get("/policy/versions/2/difference?from=9").status()).isEqualTo(404);
    assertThat(server.get("/policy/versions/2/difference?from=x").status()).isEqualTo(404);
  }

  @Test
  void whatWasNeverPublishedIsNotThere() {
    assertThat(server.get("/policy/versions/9").status()).isEqualTo(404);
    assertThat(server.get("/policy/versions/x").status()).isEqualTo(404);
    assertThat(server.post("/policy/versions/9/restore", "{}").status()).isEqualTo(404);
    assertThat(publish("{\"comment\":\"" + "x".repeat(2001) + "\"}").status()).isEqualTo(422);
  }

  /** As somebody who looks at it just before. */
  private Reply publish(@Nullable String body) {
    String reviewed = server.get("/policy/difference").etag();
    return server.send("POST", "/policy/publish", body, "If-Match", reviewed);
  }
}
