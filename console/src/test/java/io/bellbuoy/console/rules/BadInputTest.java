package io.bellbuoy.console.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.console.changes.MemoryChangeLog;
import io.bellbuoy.console.http.Reply;
import io.bellbuoy.console.http.TestServer;
import io.bellbuoy.console.policy.PolicyApi;
import io.bellbuoy.console.state.MemoryState;
import io.bellbuoy.registry.RuleBook;
import io.bellbuoy.registry.StatusImage;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is sent, the answer is a document that says what is wrong, and nothing changes. */
class BadInputTest {

  private static final String HTML = "<img src=x onerror=alert(1)>'\"&amp;<script>";
  private static final MemoryChangeLog CHANGES = new MemoryChangeLog();
  private static final RuleBook RULES =
      Samples.book(
          List.of(new NamedList("admins", List.of("alice"))),
          Samples.rule("a"),
          Samples.rule("b"),
          Samples.rule("uses", "jpath(\"user.username\") in @admins"));
  private static final MemoryState<RuleBook> BOOK = new MemoryState<>(RULES);
  private static final TestServer SERVER =
      new TestServer(
          new RulesApi(BOOK, new Library(List.of(), CHANGES), CHANGES),
          new RuleFilesApi(BOOK, new Library(List.of(), CHANGES)),
          new ListsApi(BOOK),
          new PolicyApi(BOOK, () -> StatusImage.EMPTY));

  @AfterAll
  static void close() {
    SERVER.close();
  }

  @ParameterizedTest(name = "{0} {1} with {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET    | /rules?cursor=AAAA                 |                        |        | 400 | cursor
          GET    | /rules?limit=0                     |                        |        | 400 | limit
          GET    | /rules?limit=1001                  |                        |        | 400 | limit
          GET    | /rules?origin=elsewhere            |                        |        | 400 | origin
          GET    | /rules?inPolicy=maybe              |                        |        | 400 | inPolicy
          GET    | /rules/none                        |                        |        | 404 | no rule
          GET    | /rules.yaml?ids=none               |                        |        | 404 | none
          PUT    | /rules/a                           |                        | RULE   | 428 | If-Match
          PUT    | /rules/a                           | If-Match: "yesterday"  | RULE   | 412 | changed it
          PUT    | /rules/a                           | If-None-Match: *       | RULE   | 412 | exists
          PUT    | /rules/none                        | If-Match: *            | NONE   | 404 | none of that name
          PUT    | /rules/a                           | If-Match: *            | {      | 400 | line 1
          PUT    | /rules/a                           | If-Match: *            | []     | 400 | cannot be used
          PUT    | /rules/a                           | If-Match: *            | {}     | 400 | rule is missing
          PUT    | /rules/a                           | If-Match: *            | {"rule":{"id":"a"}} | 400 | missing
          PUT    | /rules/a                           | If-Match: *            | {"rule":{"id":"a","name":"a","severity":"low","expression":"true","nope":1}} | 400 | nope
          PUT    | /rules/a                           | If-Match: *            | {"rule":{"id":"a","name":"a","severity":"low","expression":"true","tags":[null]}} | 400 | null
          PUT    | /rules/a                           | If-Match: *            | LONG   | 422 | compile
          PUT    | /rules/a                           | If-Match: *            | HUGE   | 413 | longer
          DELETE | /rules/a                           |                        |        | 428 | If-Match
          DELETE | /rules/a                           | If-Match: "x"          |        | 412 | changed it
          PUT    | /lists/admins                      | If-Match: "x"          | {"members":[]} | 412 | changed it
          PUT    | /lists/UPPER                       | If-None-Match: *       | {"members":[]} | 422 | name
          PUT    | /lists/new                         | If-None-Match: *       | {"members":[1,null]} | 400 | members
          DELETE | /lists/admins                      | If-Match: *            |        | 409 | uses
          PUT    | /policy                            | If-Match: *            | {"rules":[{"id":"none"}]} | 422 | policy
          PUT    | /policy                            | If-Match: *            | {"rules":[{}]} | 422 | policy
          PUT    | /policy                            | If-Match: *            | {"rules":[{"id":"a","mode":"x"}]} | 400 | mode
          PUT    | /policy                            | If-Match: *            | {"rules":[{"id":"a","clusters":["<b>"]}]} | 422 | policy
          PUT    | /policy                            | If-Match: "x"          | {"rules":[]} | 412 | changed it
          POST   | /rules/import                      |                        | {"rules":[]} | 422 | Prisma
          POST   | /rules/import?dryRun=perhaps       |                        | x      | 400 | dryRun
          """)
  void isAProblemThatSaysWhatIsWrong(
      String method,
      String path,
      @Nullable String header,
      @Nullable String body,
      int status,
      String word) {
    String[] headers = header == null ? new String[0] : header.split(": ", 2);

    Reply reply = SERVER.send(method, path, sent(body), headers);

    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.type()).startsWith("application/problem+json");
    assertThat(reply.at("/title")).isNotEmpty();
    assertThat(reply.at("/detail")).contains(word);
    assertThat(BOOK.now()).isEqualTo(RULES);
  }

  private static @Nullable String sent(@Nullable String body) {
    if (body == null) {
      return null;
    }
    return switch (body) {
      case "RULE" -> Samples.body(Samples.rule("a"));
      case "NONE" -> Samples.body(Samples.rule("none"));
      case "LONG" -> Samples.body(Samples.rule("a", "true or ".repeat(12_800) + "true"));
      case "HUGE" -> Samples.body(Samples.rule("a", "x".repeat(3 << 20)));
      default -> body;
    };
  }

  @Test
  void whoChangesACursorOrItsQuestionIsRefused() {
    String cursor = SERVER.get("/rules?limit=1").at("/next");
    char last = cursor.charAt(cursor.length() - 1);
    String changed = cursor.substring(0, cursor.length() - 2) + (last == 'A' ? "BB" : "AA");

    assertThat(SERVER.get("/rules?limit=1&cursor=" + cursor).status()).isEqualTo(200);
    assertThat(SERVER.get("/rules?limit=1&cursor=" + changed).status()).isEqualTo(400);
    assertThat(SERVER.get("/rules?limit=1&q=a&cursor=" + cursor).status()).isEqualTo(400);
    assertThat(SERVER.get("/lists?limit=1&cursor=" + cursor).status()).isEqualTo(400);
  }

  @Test
  void markupInTextsIsTextThatComesBackAsItWasSent() {
    MemoryState<RuleBook> book = new MemoryState<>(Samples.book());
    Rule rule =
        new Rule(
            "html",
            HTML,
            Samples.rule("x").severity(),
            HTML,
            HTML,
            Samples.EXEC,
            List.of(new Rule.ExceptionClause(HTML, "jpath(\"verb\") = \"<b>\"")),
            List.of(HTML),
            List.of(HTML),
            List.of(HTML),
            HTML,
            List.of(HTML),
            List.of());
    try (TestServer server =
        new TestServer(new RulesApi(book, new Library(List.of(), CHANGES), CHANGES))) {
      assertThat(server.create("/rules/html", Samples.body(rule)).status()).isEqualTo(201);

      Reply one = server.get("/rules/html");
      assertThat(one.type()).startsWith("application/json");
      assertThat(one.at("/rule/name")).isEqualTo(HTML);
      assertThat(one.at("/rule/exceptions/0/name")).isEqualTo(HTML);
      assertThat(
              server
                  .get(
                      "/rules?tag="
                          + java.net.URLEncoder.encode(
                              HTML, java.nio.charset.StandardCharsets.UTF_8))
                  .at("/items/0/description"))
          .isEqualTo(HTML);
    }
  }
}
