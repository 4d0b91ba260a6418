package io.bellbuoy.console.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.console.changes.MemoryChangeLog;
import io.bellbuoy.console.http.Reply;
import io.bellbuoy.console.http.TestServer;
import io.bellbuoy.console.state.MemoryState;
import io.bellbuoy.registry.RuleBook;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Rule;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RuleFilesApiTest {

  private static final String[] YAML = {"Content-Type", "application/yaml"};
  private static final Rule SHIPPED = Samples.rule("shipped");

  private final MemoryState<RuleBook> book =
      new MemoryState<>(
          Samples.book(
              List.of(new NamedList("admins", List.of("alice")), new NamedList("idle", List.of())),
              SHIPPED,
              Samples.rule("trusted", "jpath(\"user.username\") in @admins")));
  private final TestServer server =
      new TestServer(new RuleFilesApi(book, new Library(List.of(SHIPPED), new MemoryChangeLog())));

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void whatIsExportedComesBackTheSame() {
    Reply file = server.get("/rules.yaml?ids=trusted");

    assertThat(file.type()).startsWith("application/yaml");
    assertThat(file.text()).contains("admins").doesNotContain("shipped").doesNotContain("idle");
    Reply report = server.post("/rules/import", file.text(), YAML);
    assertThat(report.status()).as(report.text()).isEqualTo(200);
    assertThat(report.at("/rules/0/action")).isEqualTo("same");
    assertThat(report.at("/lists/0/action")).isEqualTo("same");
    assertThat(server.get("/rules.yaml").text()).contains("shipped").contains("trusted");
  }

  @Test
  void aDryRunSaysWhatWouldHappenAndDoesNothing() {
    RuleBook before = book.now();
    String file =
        """
        lists:
          blocks: [10.0.0.0/8]
        rules:
          - {id: fresh, name: Fresh, severity: low, expression: 'jpath("sourceIPs") in cidr(@blocks)'}
          - {id: trusted, name: Trusted, severity: low, expression: 'jpath("user.username") in @admins'}
          - {id: shipped, name: Other, severity: low, expression: 'true'}
        policy:
          rules: [fresh]
        """;

    Reply dry = server.post("/rules/import?dryRun=true", file, YAML);

    assertThat(dry.status()).as(dry.text()).isEqualTo(200);
    assertThat(dry.json().findValuesAsText("action"))
        .containsExactly("create", "replace", "refuse", "create");
    assertThat(dry.at("/rules/2/why")).contains("system");
    assertThat(dry.at("/policy")).contains("left out");
    assertThat(book.now()).isEqualTo(before);
    assertThat(server.post("/rules/import", file, YAML).json()).isEqualTo(dry.json());
    assertThat(book.now().library().rules()).containsKeys("fresh");
    assertThat(book.now().library().rules().get("shipped")).isEqualTo(SHIPPED);
  }

  @Test
  void aFileWithErrorsIsRefusedWholeAndSaysWhere() {
    RuleBook before = book.now();

    Reply reply =
        server.post(
            "/rules/import",
            "rules:\n  - {id: a, name: A, severity: low, expression: 'true'}\n  - {id: b}\n",
            YAML);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.at("/diagnostics/0/line")).isEqualTo("3");
    assertThat(book.now()).isEqualTo(before);
  }

  @Test
  void aListThatWouldBreakARuleIsRefused() {
    server.post(
        "/rules/import",
        """
        lists:
          net: [10.0.0.0/8]
        rules:
          - {id: n, name: N, severity: low, expression: 'jpath("sourceIPs") in cidr(@net)'}
        """,
        YAML);
    RuleBook before = book.now();

    Reply reply = server.post("/rules/import", "lists:\n  net: [no block]\n", YAML);

    assertThat(reply.status()).as(reply.text()).isEqualTo(422);
    assertThat(reply.at("/diagnostics/0/message")).startsWith("rule n:");
    assertThat(book.now()).isEqualTo(before);
  }

  @Test
  void whatPrismaExportsIsTakenWithWhatIsToKnowOfIt() {
    String export =
        """
        [{"_id": 1, "type": "kubernetes-audit", "name": "Exec", "owner": "ann", "message": "%verb",
          "script": "jpath(\\"objectRef.subresource\\") = \\"exec\\""},
         {"_id": 2, "type": "kubernetes-audit", "name": "Bad", "owner": "ann", "script": "jpath("},
         {"_id": 3, "type": "processes", "name": "nc", "owner": "ann", "script": "proc.name = 1"}]
        """;

    Reply dry = server.post("/rules/import?dryRun=true", export);

    assertThat(dry.status()).as(dry.text()).isEqualTo(200);
    assertThat(dry.at("/rules/0/id")).isEqualTo("exec");
    assertThat(dry.at("/rules/0/action")).isEqualTo("create");
    assertThat(dry.json().findValuesAsText("kind"))
        .containsSubsequence("taken", "left-out", "skipped");
    assertThat(book.now().library().rules()).doesNotContainKey("exec");
    assertThat(server.post("/rules/import", export).json()).isEqualTo(dry.json());
    assertThat(book.now().library().rules())
        .hasEntrySatisfying("exec", rule -> assertThat(rule.message()).isEqualTo("{verb}"));
    assertThat(book.now().library().rules()).doesNotContainKeys("bad", "nc");
  }

  @Test
  void sigmaRulesAreTakenToo() {
    String rule =
        """
        title: Token asked for
        logsource: {product: kubernetes, service: audit}
        detection:
          selection: {verb: create, objectRef.subresource: token}
          condition: selection
        level: low
        """;

    Reply reply = server.post("/rules/import", rule, YAML);

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.at("/notes/0/kind")).isEqualTo("taken");
    assertThat(book.now().library().rules()).containsKey("token-asked-for");
  }

  @Test
  void aFileOfWhichNothingCanBeTakenIsRefusedWithTheReasons() {
    RuleBook before = book.now();
    String export =
        "[{\"type\": \"kubernetes-audit\", \"name\": \"Bad\", \"script\": \"verb is x\"}]";

    Reply refused = server.post("/rules/import", export);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.at("/detail")).contains("Prisma Cloud").contains("Bad").contains("line 1");
    assertThat(server.post("/rules/import", "[]").status()).isEqualTo(422);
    assertThat(server.post("/rules/import", "[[[[[[".repeat(1000)).status()).isEqualTo(422);
    assertThat(book.now()).isEqualTo(before);
  }
}
