package io.bellbuoy.console.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.console.http.Caller;
import io.bellbuoy.console.state.MemoryState;
import io.bellbuoy.registry.PeopleImage;
import io.bellbuoy.schemas.Role;
import io.bellbuoy.schemas.Sha256;
import io.bellbuoy.schemas.User;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which requests keep a session alive. */
class PeopleGuardTest {

  private static final User ALICE =
      new User("alice", Role.EDITOR, "hash", null, false, "g1", java.time.Instant.EPOCH);
  private static final Clock NOW = Clock.systemUTC();

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = HttpClient.newHttpClient();
  private final People people = new People(new MemoryState<>(PeopleImage.EMPTY.with(ALICE)));
  private final PeopleGuard guard =
      new PeopleGuard(people, sessions(NOW), token -> {}, Clock.systemUTC());
  private HttpServer server;

  private static Sessions sessions(Clock clock) {
    SessionConfig config = new SessionConfig(Duration.ofHours(12), Duration.ofHours(8));
    return new Sessions(text -> Sha256.hex(text).getBytes(UTF_8), config, false, clock);
  }

  @BeforeEach
  void start() throws Exception {
    server =
        vertx
            .createHttpServer()
            .requestHandler(this::answer)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get();
  }

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private void answer(HttpServerRequest request) {
    Caller caller = guard.identify(request);
    Future<Void> ignored = request.response().end(caller.name());
  }

  /** What comes back to somebody whose cookie says that something was done so long ago. */
  private HttpResponse<String> ask(Duration ago, String... headers) throws Exception {
    Sessions then = sessions(Clock.offset(NOW, ago.negated()));
    String cookie = then.setCookie(then.begin(ALICE)).replaceFirst(";.*", "");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + "/"))
            .header("Cookie", cookie);
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.body()).isEqualTo("alice");
    return answer;
  }

  @Test
  void whatSomebodyDoesRenewsTheCookieNowAndThen() throws Exception {
    assertThat(ask(Duration.ofSeconds(1)).headers().map()).doesNotContainKey("set-cookie");
    assertThat(ask(Duration.ofMinutes(5)).headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("bellbuoy_session=")
        .containsIgnoringCase("; HttpOnly");
  }

  @Test
  void whatAnOpenPageAsksByItselfRenewsNothing() throws Exception {
    Duration ago = Duration.ofMinutes(5);

    assertThat(ask(ago, "X-Unattended", "true").headers().map()).doesNotContainKey("set-cookie");
    assertThat(ask(ago, "Accept", "text/event-stream").headers().map())
        .doesNotContainKey("set-cookie");
  }
}
