package io.bellbuoy.console.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.console.changes.MemoryChangeLog;
import io.bellbuoy.console.http.ProblemException;
import io.bellbuoy.console.http.Reply;
import io.bellbuoy.console.http.TestServer;
import io.bellbuoy.console.state.MemoryState;
import io.bellbuoy.registry.RuleBook;
import io.bellbuoy.rules.event.JsonReader;
import io.bellbuoy.rules.match.CompiledRule;
import io.bellbuoy.rules.match.RuleCompiler;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Rule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExceptionsApiTest {

  private static final String ALERTED = "a1";

  private final ObjectNode alert = JsonSerde.mapper().createObjectNode();
  private final MemoryState<RuleBook> book =
      new MemoryState<>(Samples.book(Samples.rule("exec", "jpath(\"verb\") = \"create\"")));
  private final TestServer server =
      new TestServer(
          new ExceptionsApi(
              book,
              new Library(List.of(Samples.rule("exec")), new MemoryChangeLog()),
              (id, asked) -> {
                if (!id.equals(ALERTED)) {
                  throw ProblemException.of(404, "there is no such alert");
                }
                return alert;
              }));

  ExceptionsApiTest() {
    alert.putObject("rule").put("id", "exec");
    alert.putObject("user").put("username", "alice");
    alert.putObject("object").put("namespace", "prod").put("resource", "pods").put("name", "web-1");
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void fromAnAlertItGoesByWhatWasTicked() {
    Reply reply = add("{\"alert\":\"a1\",\"by\":[\"user\",\"namespace\"]}");

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.at("/rule/exceptions/0/name")).isEqualTo("user alice, namespace prod");
    assertThat(matches("alice", "prod")).isFalse();
    assertThat(matches("alice", "test")).isTrue();
    assertThat(matches("mallory", "prod")).isTrue();
  }

  @Test
  void theSameExceptionTwiceGetsAnotherName() {
    add("{\"alert\":\"a1\",\"by\":[\"object\"]}");

    Reply second = add("{\"alert\":\"a1\",\"by\":[\"object\"]}");

    assertThat(second.at("/rule/exceptions/1/name")).isEqualTo("object pods/web-1 (2)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\" or true or \"x",
        "back\\slash\\",
        "two\nlines\r\t\u0000",
        "<script>alert(1)</script>",
        "\ud83d\udd14 and \ud83d alone",
        "// no comment # either",
        "{user.username}"
      })
  void whatAnAttackerHasChosenIsComparedAndNothingElse(String name) {
    ((ObjectNode) alert.get("user")).put("username", name);

    Reply reply = add("{\"alert\":\"a1\",\"by\":[\"user\"]}");

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(matches("somebody else", "prod")).isTrue();
    if (name.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff)) {
      assertThat(matches(name, "prod")).isFalse();
    }
  }

  @Test
  void byHandItIsANameAndAnExpression() {
    Reply reply =
        add("{\"name\":\"ours\",\"expression\":\"jpath(\\\"user.username\\\") = \\\"alice\\\"\"}");

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(matches("alice", "prod")).isFalse();
  }

  @Test
  void whatCannotBeIsRefusedAndNothingChanges() {
    RuleBook before = book.now();

    assertThat(add("{}").status()).isEqualTo(400);
    assertThat(add("{\"alert\":\"a1\",\"by\":[]}").status()).isEqualTo(422);
    assertThat(add("{\"alert\":\"a1\",\"by\":[\"mood\"]}").at("/detail")).contains("user");
    assertThat(add("{\"alert\":\"a1\",\"by\":[\"userAgent\"]}").status()).isEqualTo(422);
    assertThat(add("{\"alert\":\"gone\",\"by\":[\"user\"]}").status()).isEqualTo(404);
    Reply broken = add("{\"name\":\"n\",\"expression\":\"jpath(\"}");
    assertThat(broken.status()).isEqualTo(422);
    assertThat(broken.at("/diagnostics/0/field")).isEqualTo("exceptions[0].expression");
    assertThat(
            server.post("/rules/none/exceptions", "{\"alert\":\"a1\",\"by\":[\"user\"]}").status())
        .isEqualTo(422);
    assertThat(book.now()).isEqualTo(before);
  }

  private Reply add(String body) {
    return server.post("/rules/exec/exceptions", body);
  }

  private boolean matches(String user, String namespace) {
    Rule rule = requireNonNull(book.now().library().rules().get("exec"));
    CompiledRule compiled = requireNonNull(RuleCompiler.compile(rule, Map.of()).rule());
    ObjectNode event = JsonSerde.mapper().createObjectNode().put("verb", "create");
    event.putObject("user").put("username", user);
    event.putObject("objectRef").put("namespace", namespace);
    return compiled.matches(JsonReader.read(event.toString().getBytes(UTF_8)), Attributes.NONE);
  }
}
