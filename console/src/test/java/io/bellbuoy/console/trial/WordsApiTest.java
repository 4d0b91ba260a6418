package io.bellbuoy.console.trial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.event.JsonReader;
import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.Redactor;
import io.bellbuoy.schemas.NamedList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WordsApiTest {

  private static ApiServer server;

  @BeforeAll
  static void start() throws Exception {
    LearnedFields fields = new LearnedFields();
    String json =
        Drafts.json("get", "<script>alert(1)</script>", "n", "\"requestURI\":\"/api/v1/x?a=b\"");
    JsonValue event = JsonReader.read(json.getBytes(UTF_8));
    fields.learn(event, Redactor.standard().of(event));
    NamedList admins = new NamedList("admins", List.of("alice", "bob", "carol", "dora"));
    NamedList none = new NamedList("none", List.of());
    server = new ApiServer(new WordsApi(fields, () -> Map.of("admins", admins, "none", none)));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void fieldsAreFoundByTheirBeginning() throws Exception {
    ApiServer.Reply reply = server.get("/api/v1/fields?prefix=user.");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().path("items").findValuesAsText("path"))
        .containsExactly("user.groups", "user.username");
    assertThat(reply.body().at("/items/1/seen").intValue()).isEqualTo(1);
    assertThat(reply.body().at("/items/1/example").textValue())
        .as("as it is, for the page to show as text")
        .isEqualTo("<script>alert(1)</script>");
    assertThat(reply.body().path("next").isNull()).isTrue();
  }

  @Test
  void fieldsComeInPages() throws Exception {
    ApiServer.Reply first = server.get("/api/v1/fields?limit=3");
    String next = first.body().path("next").textValue();
    ApiServer.Reply second = server.get("/api/v1/fields?limit=3&cursor=" + next);

    assertThat(first.body().path("items")).hasSize(3);
    assertThat(second.body().at("/items/0/path").textValue())
        .isGreaterThan(first.body().at("/items/2/path").textValue());
    assertThat(server.get("/api/v1/fields?limit=3&cursor=x" + next).status()).isEqualTo(400);
  }

  @Test
  void theVocabularyIsTheLanguagesOwnWithTheListsThatThereAre() throws Exception {
    var body = server.get("/api/v1/vocabulary").body();

    assertThat(body.path("functions").findValuesAsText("name")).contains("base64Decode", "count");
    assertThat(body.path("attributes").findValuesAsText("name")).contains("cluster", "region");
    assertThat(body.path("keywords").findValuesAsText("name")).contains("jpath", "startswith");
    assertThat(body.path("lists").findValuesAsText("name"))
        .containsExactlyInAnyOrder("@admins", "@none");
    assertThat(body.path("lists").findValuesAsText("help"))
        .containsExactlyInAnyOrder("4 members: alice, bob, carol, …", "0 members");
  }
}
