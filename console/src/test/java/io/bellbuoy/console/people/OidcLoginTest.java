package io.bellbuoy.console.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.console.http.ProblemException;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An issuer that fails. */
class OidcLoginTest {

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger asked = new AtomicInteger();

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private String issuer() {
    int port =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  asked.incrementAndGet();
                  request.response().setStatusCode(500).end();
                })
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join()
            .actualPort();
    return "http://127.0.0.1:" + port;
  }

  @Test
  void anIssuerThatFailsIsNotAskedAgainAtOnce() {
    OidcConfig config =
        new OidcConfig(
            issuer(),
            "The company",
            "console",
            null,
            List.of("openid"),
            "name",
            "groups",
            Map.of("staff", "viewer"));
    OidcLogin login = new OidcLogin(config, URI.create("https://bellbuoy.example/callback"));

    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> login.url(OidcLogin.Begun.now()))
          .isInstanceOfSatisfying(
              ProblemException.class,
              refused -> {
                assertThat(refused.problem().status()).isEqualTo(503);
                assertThat(refused.retryAfter()).isEqualTo(5);
              });
    }
    assertThat(asked).hasValue(1);
  }
}
