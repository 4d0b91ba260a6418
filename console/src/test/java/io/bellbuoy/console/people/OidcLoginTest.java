package io.bellbuoy.console.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An issuer that fails. */
class OidcLoginTest {

  private static final String WORDS = "/web/js/pages/login-problems.js";

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger asked = new AtomicInteger();

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  /** The page is made of words of its own: it must have some for each code. */
  @ParameterizedTest
  @EnumSource(LoginException.Why.class)
  void thePageOfTheLoginHasWordsForEveryProblem(LoginException.Why why) throws IOException {
    String code = LoginException.page(why).replace("/login?problem=", "");
    String page;
    try (InputStream file = requireNonNull(getClass().getResourceAsStream(WORDS))) {
      page = new String(file.readAllBytes(), UTF_8);
    }

    assertThat(code).matches("[a-z]+");
    assertThat(page).contains("['" + code + "', '");
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
              LoginException.class,
              refused ->
                  assertThat(LoginException.page(refused.why())).isEqualTo("/login?problem=away"));
    }
    assertThat(asked).hasValue(1);
  }
}
