package io.bellbuoy.sink.channel.google;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.sink.channel.Destination;
import io.bellbuoy.sink.channel.TestReceiver;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MachineTokensTest {

  private final Vertx vertx = Vertx.vertx();
  private TestReceiver metadata;

  @BeforeEach
  void open() throws IOException {
    metadata = new TestReceiver();
  }

  @AfterEach
  void close() {
    metadata.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void theMetadataServerIsAskedAsItWantsToBe() {
    metadata.answer(
        TestReceiver.body(
            200, "{\"access_token\":\"t0ken\",\"expires_in\":300,\"token_type\":\"Bearer\"}"));

    TokenSource.Issue issue = issue();

    assertThat(issue).isEqualTo(new TokenSource.Issued("t0ken", Duration.ofMinutes(5)));
    assertThat(issue.toString()).doesNotContain("t0ken");
    TestReceiver.Call call = metadata.calls().get(0);
    assertThat(call.path())
        .isEqualTo("/computeMetadata/v1/instance/service-accounts/default/token");
    assertThat(call.headers()).containsEntry("Metadata-Flavor", "Google");
  }

  @Test
  void noTokenIsSaidInWords() {
    metadata.answer(TestReceiver.status(404));

    assertThat(issue())
        .isEqualTo(
            new TokenSource.Denied(
                "there is no credentials option, and the metadata server gives no token, HTTP"
                    + " 404"));
  }

  private TokenSource.Issue issue() {
    Destination destination = new Destination("127.0.0.1", metadata.port(), false, "/", true);
    try (TokenSource source = MachineTokens.open(destination, vertx)) {
      return source.issue();
    }
  }
}
