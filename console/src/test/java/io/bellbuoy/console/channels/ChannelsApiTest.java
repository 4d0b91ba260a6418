package io.bellbuoy.console.channels;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.console.http.Reply;
import io.bellbuoy.console.http.TestServer;
import io.bellbuoy.console.state.MemoryState;
import io.bellbuoy.registry.Author;
import io.bellbuoy.registry.ChannelsImage;
import io.bellbuoy.registry.Secrets;
import io.bellbuoy.registry.StatusImage;
import io.bellbuoy.registry.secret.ChannelSecrets;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.InstanceStatus;
import io.bellbuoy.schemas.Severity;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelsApiTest {

  private static final String CHANNEL =
      "{\"kind\":\"webhook\",\"minSeverity\":\"high\",\"options\":{\"url\":\"https://hooks.example/T0/s3cr3t\","
          + "\"token\":\"canary\",\"header.X-Key\":\"canary\",\"secret\":\"file:/run/s\",\"timeout\":\"5s\"}}";

  private final MemoryState<ChannelsImage> channels = new MemoryState<>(ChannelsImage.EMPTY);
  private final InstanceStatus sink =
      new InstanceStatus(
          "sink-1",
          "sink",
          Instant.EPOCH,
          0,
          List.of("channels: pager: no answer"),
          Map.of(
              "channel.pager.sent",
              3L,
              "channel.pager.behind",
              2L,
              "channel.pager.behindSeconds",
              70L,
              "channel.pager.lastSent",
              Instant.parse("2026-01-02T03:04:05Z").getEpochSecond()));
  private final TestServer server =
      new TestServer(
          new ChannelsApi(
              channels,
              () -> new StatusImage(Map.of("sink-1", sink)),
              ChannelSecrets.with(new Secrets(new byte[Secrets.KEY_BYTES])),
              (context, caller) -> context.end(),
              Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)));

  @AfterEach
  void close() {
    server.close();
  }

  private Map<String, String> stored() {
    return Objects.requireNonNull(channels.now().channels().get("pager")).options();
  }

  @Test
  void secretsAreNeverAnsweredAndStayWhenWhatWasShownIsSaved() {
    Reply made = server.create("/channels/pager", CHANNEL);
    Reply read = server.get("/channels/pager");

    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.text() + read.text() + server.get("/channels").text())
        .doesNotContain("canary")
        .doesNotContain("s3cr3t");
    assertThat(read.at("/options/url")).isEqualTo("https://hooks.example/(hidden)");
    assertThat(read.at("/options/secret")).isEqualTo("file:/run/s");
    assertThat(read.at("/options/timeout")).isEqualTo("5s");
    Map<String, String> before = stored();

    String shown =
        "{\"kind\":\"webhook\",\"enabled\":false,\"options\":" + read.json().path("options") + "}";
    Reply saved = server.put("/channels/pager", read.etag(), shown);

    assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    assertThat(saved.at("/enabled")).isEqualTo("false");
    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void aSecretIsNotToldToWhereverSomebodyPointsTheChannel() {
    Reply made = server.create("/channels/pager", CHANNEL);
    Map<String, String> before = stored();

    Reply stolen =
        server.put(
            "/channels/pager",
            made.etag(),
            "{\"kind\":\"webhook\",\"options\":{\"url\":\"https://evil.example/\",\"token\":\"(hidden)\"}}");

    assertThat(stolen.status()).isEqualTo(422);
    assertThat(stolen.at("/detail")).contains("options.token").contains("again");
    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void whatIsKeptHasNoSecretThatCanBeRead() {
    server.create("/channels/pager", CHANNEL);

    assertThat(stored().toString()).doesNotContain("canary").doesNotContain("s3cr3t");
    assertThat(stored())
        .containsEntry("secret", "file:/run/s")
        .containsEntry("timeout", "5s")
        .hasEntrySatisfying("token", value -> assertThat(value).startsWith("sealed:"))
        .hasEntrySatisfying("url", value -> assertThat(value).startsWith("sealed:"))
        .hasEntrySatisfying("header.X-Key", value -> assertThat(value).startsWith("sealed:"));
  }

  @Test
  void whatAnEarlierVersionKeptInPlainTextIsHiddenAndSealedWhenItIsSaved() {
    channels.change(
        Author.of("earlier"),
        before ->
            before.with(
                new ChannelConfig(
                    "pager",
                    "webhook",
                    true,
                    Severity.LOW,
                    Map.of("url", "https://hooks.example/T0/s3cr3t", "token", "canary"))));

    Reply read = server.get("/channels/pager");
    Reply saved =
        server.put(
            "/channels/pager",
            read.etag(),
            "{\"kind\":\"webhook\",\"options\":" + read.json().path("options") + "}");

    assertThat(read.text()).doesNotContain("canary").doesNotContain("s3cr3t");
    assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    assertThat(stored().toString()).doesNotContain("canary").doesNotContain("s3cr3t");
  }

  @Test
  void everyFieldThatCannotBeIsNamed() {
    Reply reply =
        server.create(
            "/channels/siem",
            "{\"kind\":\"file\",\"options\":{\"maxSize\":\"huge\",\"colour\":\"red\"}}");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().path("fields").properties().stream().map(Map.Entry::getKey))
        .containsExactlyInAnyOrder("options.path", "options.maxSize", "options.colour");
    assertThat(reply.text()).doesNotContain("huge");
  }

  @Test
  void theKindsSayWhichOptionsTheyTake() {
    Reply kinds = server.get("/channel-kinds");

    assertThat(kinds.json().path("items").findValuesAsText("kind"))
        .contains("file", "stdout", "webhook");
    assertThat(kinds.json().path("items").findValues("options")).allMatch(JsonNode::isArray);
  }

  @Test
  void theSecondEditorIsToldWithoutSecrets() {
    Reply made = server.create("/channels/pager", CHANNEL);
    server.put("/channels/pager", made.etag(), CHANNEL.replace("high", "low"));

    Reply late = server.put("/channels/pager", made.etag(), CHANNEL);

    assertThat(late.status()).isEqualTo(412);
    assertThat(late.at("/current/minSeverity")).isEqualTo("low");
    assertThat(late.text()).doesNotContain("canary");
    assertThat(server.delete("/channels/pager", late.etag()).status()).isEqualTo(204);
    assertThat(server.get("/channels/pager").status()).isEqualTo(404);
  }

  @Test
  void howItDoesIsWhatTheSinksSay() {
    server.create("/channels/pager", CHANNEL);

    Reply read = server.get("/channels/pager");

    assertThat(read.json().path("status").properties().stream().map(Map.Entry::getKey))
        .containsExactlyInAnyOrder(
            "sent", "refused", "failed", "lag", "lagSeconds", "lastSent", "lastError");
    assertThat(read.at("/status/lagSeconds")).isEqualTo("70");
    assertThat(read.at("/status/lastSent")).isEqualTo("2026-01-02T03:04:05Z");
    assertThat(read.at("/status/sent")).isEqualTo("3");
    assertThat(read.at("/status/refused")).isEqualTo("0");
    assertThat(read.at("/status/lag")).isEqualTo("2");
    assertThat(read.at("/status/lastError")).isEqualTo("no answer");
  }

  @ParameterizedTest
  @CsvSource({
    "UP, '{\"kind\":\"file\"}', 422",
    "x, '{}', 400",
    "x, '{\"kind\":\"<b>\"}', 422",
    "x, '{\"kind\":\"file\",\"minSeverity\":\"huge\"}', 400",
    "x, '{\"kind\":\"file\",\"options\":{\"path\":null}}', 422",
    "x, '{\"kind\":\"pigeon\"}', 422",
    "x, '{\"kind\":\"webhook\",\"options\":{\"url\":\"https://a\",\"token\":\"sealed:AQ\"}}', 422",
    "x, '{\"kind\":\"webhook\",\"options\":{\"url\":\"https://a\",\"token\":\"(hidden)\"}}', 422"
  })
  void whatCannotBeIsRefused(String id, String body, int status) {
    Reply reply = server.create("/channels/" + id, body);

    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(channels.now().channels()).isEmpty();
  }
}
