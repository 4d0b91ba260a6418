package io.bellbuoy.console.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.console.http.Reply;
import io.bellbuoy.console.http.TestServer;
import io.bellbuoy.console.state.MemoryState;
import io.bellbuoy.registry.RuleBook;
import io.bellbuoy.schemas.NamedList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListsApiTest {

  private final MemoryState<RuleBook> book =
      new MemoryState<>(
          Samples.book(
              List.of(new NamedList("net", List.of("10.0.0.0/8"))),
              Samples.rule("inside", "jpath(\"sourceIPs\") in cidr(@net)")));
  private final TestServer server = new TestServer(new ListsApi(book));

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aListIsMadeChangedAndRemoved() {
    Reply made = server.create("/lists/admins", "{\"members\":[\"alice\",\"<b>bob</b>\"]}");
    assertThat(made.status()).isEqualTo(201);
    assertThat(server.get("/lists").items("name")).containsExactly("admins", "net");
    assertThat(server.get("/lists/admins").at("/members/1")).isEqualTo("<b>bob</b>");

    Reply changed = server.put("/lists/admins", made.etag(), "{\"members\":[]}");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(server.put("/lists/admins", made.etag(), "{\"members\":[]}").status())
        .isEqualTo(412);
    assertThat(server.delete("/lists/admins", changed.etag()).status()).isEqualTo(204);
    assertThat(server.get("/lists/admins").status()).isEqualTo(404);
  }

  @Test
  void aListSaysWhichRulesNameItAndStaysWhileTheyDo() {
    Reply list = server.get("/lists/net");

    assertThat(list.at("/usedBy/0")).isEqualTo("inside");
    assertThat(server.delete("/lists/net", list.etag()).status()).isEqualTo(409);
  }

  @Test
  void membersThatBreakARuleAreRefused() {
    Reply reply =
        server.put("/lists/net", server.get("/lists/net").etag(), "{\"members\":[\"nowhere\"]}");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.at("/diagnostics/0/field")).isEqualTo("members");
    assertThat(reply.at("/diagnostics/0/message")).startsWith("rule inside:");
    assertThat(server.get("/lists/net").at("/members/0")).isEqualTo("10.0.0.0/8");
  }

  @Test
  void aMemberIsNotEndless() {
    String member = "x".repeat(5000);

    Reply reply = server.create("/lists/long", "{\"members\":[\"" + member + "\"]}");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.at("/diagnostics/0/field")).isEqualTo("members[0]");
  }
}
