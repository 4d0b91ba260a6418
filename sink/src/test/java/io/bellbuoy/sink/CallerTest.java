package io.bellbuoy.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.ApiToken;
import io.bellbuoy.schemas.Role;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallerTest {

  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<Caller> callers = new LinkedBlockingQueue<>();
  private volatile ApiToken token = token(Role.ADMIN, "console");
  private int port;

  @BeforeEach
  void listen() {
    port =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  callers.add(Caller.of(token, request));
                  request.response().end();
                })
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join()
            .actualPort();
  }

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void aServiceSpeaksForWhomItNames() throws Exception {
    assertThat(
            ask("X-Bellbuoy-User", "alice", "X-Bellbuoy-Role", "editor", "X-Bellbuoy-Address", "a"))
        .isEqualTo(new Caller("alice", Role.EDITOR, "a"));
  }

  @Test
  void whomItNamesMayDoNoMoreThanTheService() throws Exception {
    token = token(Role.EDITOR, "console");

    assertThat(ask("X-Bellbuoy-User", "alice", "X-Bellbuoy-Role", "admin").role())
        .isEqualTo(Role.EDITOR);
  }

  @Test
  void whoNamesNobodyOrNoRoleMayOnlyRead() throws Exception {
    assertThat(ask()).isEqualTo(new Caller("console", Role.VIEWER, "127.0.0.1"));
    assertThat(ask("X-Bellbuoy-User", "alice").role()).isEqualTo(Role.VIEWER);
    assertThat(ask("X-Bellbuoy-User", "alice", "X-Bellbuoy-Role", "root").may(Role.EDITOR))
        .isFalse();
  }

  @Test
  void nobodyElsesHeadersCount() throws Exception {
    token = token(Role.VIEWER, null);

    assertThat(ask("X-Bellbuoy-User", "alice", "X-Bellbuoy-Role", "admin"))
        .isEqualTo(new Caller("token t", Role.VIEWER, "127.0.0.1"));
  }

  private Caller ask(String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"));
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.discarding());
    Caller caller = callers.poll(5, TimeUnit.SECONDS);
    assertThat(caller).isNotNull();
    return caller;
  }

  private static ApiToken token(Role role, @Nullable String service) {
    return new ApiToken("t", "0".repeat(64), role, Instant.EPOCH, null, service);
  }
}
