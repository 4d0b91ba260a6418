package io.bellbuoy.sink.channel.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.ChannelEnvironment;
import io.bellbuoy.sink.channel.ChannelException;
import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.http.SampleAlert;
import io.vertx.core.Vertx;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConsoleLinkTest {

  private static final Vertx VERTX = Vertx.vertx();

  @AfterAll
  static void close() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://b.example:8882", "https://b.example:8882/", "http://b.example//"})
  void itLeadsToTheAlertsPage(String console) {
    Alert alert = SampleAlert.plain();

    assertThat(read(Map.of("console", console)).to(alert))
        .isEqualTo(console.replaceAll("/+$", "") + "/alerts/" + alert.id());
  }

  @Test
  void withoutAConsoleThereIsNone() {
    assertThat(read(Map.of()).to(SampleAlert.plain())).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "b.example",
        "javascript:alert(1)",
        "https://user:s3cret@b.example",
        "https://b.example/|x>",
        "https://b.example/a b",
        ""
      })
  void whatIsNoUrlIsNamed(String console) {
    assertThatThrownBy(() -> read(Map.of("console", console)))
        .isInstanceOf(ChannelException.class)
        .hasMessageContaining("console: it must be the console's http or https URL")
        .hasMessageNotContaining("s3cret");
  }

  private static ConsoleLink read(Map<String, String> options) {
    ChannelOptions read =
        new ChannelOptions(
            new ChannelConfig("tested", "slack", true, Severity.LOW, options),
            new ChannelEnvironment(VERTX, System.out, null, true));
    ConsoleLink link = ConsoleLink.read(read);
    read.done();
    return link;
  }
}
