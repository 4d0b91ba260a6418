package io.bellbuoy.sink.channel.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.ChannelEnvironment;
import io.bellbuoy.sink.channel.ChannelException;
import io.bellbuoy.sink.channel.ChannelOptions;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BodyTemplateTest {

  static final Iterable<String> HOSTILE = SampleAlert.HOSTILE;
  private static final Vertx VERTX = Vertx.vertx();

  @AfterAll
  static void close() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'{\"a\": \"{message}\"}'           | '{\"a\":\"alice@example.com opened a shell in"
            + " shop/web-0\"}'",
        "'{\"a\": \"on {cluster}: {verb}\"}' | '{\"a\":\"on prod: create\"}'",
        "'{\"a\": \"{responseCode}\"}'      | '{\"a\":101}'",
        "'{\"a\": \"code {responseCode}\"}' | '{\"a\":\"code 101\"}'",
        "'{\"a\": \"{sourceIPs}\"}'         | '{\"a\":[\"192.0.2.7\"]}'",
        "'{\"a\": \"{sourceIPs.0}\"}'       | '{\"a\":\"192.0.2.7\"}'",
        "'{\"a\": \"{rule.attack}!\"}'      | '{\"a\":\"[\\\"T1609\\\"]!\"}'",
        "'{\"a\": \"{nothing.here}\"}'      | '{\"a\":null}'",
        "'{\"a\": \"<{nothing.here}>\"}'    | '{\"a\":\"<>\"}'",
        "'{\"a\": \"{{message}}\"}'         | '{\"a\":\"{message}\"}'",
        "'[1, 2.50, true, null, {}]'        | '[1,2.5,true,null,{}]'",
        "'\"{cluster}\"'                    | '\"prod\"'"
      })
  void placeholdersBecomeWhatTheAlertHas(String template, String body) {
    assertThat(written(template, SampleAlert.plain())).isEqualTo(body);
  }

  @Test
  void theWholeAlertIsOnePlaceholder() {
    Alert alert = SampleAlert.plain();

    assertThat(written("{\"alert\": \"{alert}\"}", alert))
        .isEqualTo(
            "{\"alert\":" + new String(new JsonSerde<>(Alert.class).write(alert), UTF_8) + "}");
  }

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void noValueLeavesItsText(String hostile) throws IOException {
    String body =
        written("{\"text\": \"by {user.username}!\", \"b\": 1}", SampleAlert.saying(hostile));

    var read = JsonSerde.mapper().readTree(body);
    assertThat(read.size()).isEqualTo(2);
    assertThat(read.path("text").asText()).isEqualTo("by " + hostile + "!");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{message}",
        "{\"a\": }",
        "{\"a\": \"{mes sage}\"}",
        "{\"a\": \"{\"}",
        "{\"a\": [\"}\"]}",
        "{\"a\": \"{}\"}",
        "{\"a\": \"{a..b}\"}"
      })
  void whatIsNoTemplateIsNamed(String template) {
    assertThatThrownBy(() -> written(template, SampleAlert.plain()))
        .isInstanceOf(ChannelException.class)
        .hasMessageStartingWith("channel tested: body: ");
  }

  @Test
  void whatIsTooDeepOrTooLongIsNamed() {
    String deep = "[".repeat(200) + "]".repeat(200);
    String deeper = "[".repeat(30_000) + "]".repeat(30_000);
    String tooLong = "\"" + "x".repeat(70_000) + "\"";

    assertThatThrownBy(() -> written(deep, SampleAlert.plain())).hasMessageContaining("deeper");
    assertThatThrownBy(() -> written(deeper, SampleAlert.plain())).hasMessageContaining("body: ");
    assertThatThrownBy(() -> written(tooLong, SampleAlert.plain())).hasMessageContaining("64 KB");
  }

  private static String written(String template, Alert alert) {
    ChannelOptions options =
        new ChannelOptions(
            new ChannelConfig("tested", "webhook", true, Severity.LOW, Map.of("body", template)),
            new ChannelEnvironment(VERTX, System.out, null, true));
    BodyTemplate read = BodyTemplate.read(options);
    options.done();
    return new String(requireNonNull(read).write(alert), UTF_8);
  }
}
