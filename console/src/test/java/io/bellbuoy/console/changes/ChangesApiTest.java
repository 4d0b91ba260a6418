package io.bellbuoy.console.changes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.bellbuoy.console.http.Reply;
import io.bellbuoy.console.http.TestServer;
import io.bellbuoy.registry.Change;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangesApiTest {

  private final MemoryChangeLog log = new MemoryChangeLog();
  private final TestServer server = new TestServer(new ChangesApi(log));

  @BeforeEach
  void fill() {
    List<String> objects = List.of("rule/a", "rule/ab", "policy", "policy/draft", "cluster/x");
    for (int i = 0; i < objects.size(); i++) {
      log.add(
          new Change(
              Instant.ofEpochSecond(i),
              i % 2 == 0 ? "<i>alice</i>" : "bob",
              "10.0.0." + i,
              objects.get(i),
              null,
              TextNode.valueOf("<b>" + i)));
    }
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void changesComeNewestFirstInPages() {
    Reply first = server.get("/changes?limit=3");

    assertThat(first.items("object")).containsExactly("cluster/x", "policy/draft", "policy");
    assertThat(first.at("/items/0/difference/after")).isEqualTo("<b>4");
    assertThat(first.at("/items/0/by")).isEqualTo("<i>alice</i>");
    assertThat(server.get("/changes?limit=3&cursor=" + first.at("/next")).items("object"))
        .containsExactly("rule/ab", "rule/a");
  }

  @Test
  void filtersNarrowThem() {
    assertThat(server.get("/changes?object=rule").items("object"))
        .containsExactly("rule/ab", "rule/a");
    assertThat(server.get("/changes?object=rule/a").items("object")).containsExactly("rule/a");
    assertThat(server.get("/changes?object=policy").items("object"))
        .containsExactly("policy/draft", "policy");
    assertThat(server.get("/changes?by=bob").items("object"))
        .containsExactly("policy/draft", "rule/ab");
    assertThat(
            server
                .get("/changes?from=1970-01-01T00:00:01Z&to=1970-01-01T00:00:03Z")
                .items("object"))
        .containsExactly("policy", "rule/ab");
    assertThat(server.get("/changes?from=yesterday").status()).isEqualTo(400);
  }
}
