package io.bellbuoy.console.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.registry.RegistryException;
import io.bellbuoy.schemas.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of requests while Kafka is away. */
class RoutesTest {

  private static final int WRITERS = 12;

  private final CountDownLatch waiting = new CountDownLatch(8);
  private final CountDownLatch back = new CountDownLatch(1);
  private final TestServer server =
      new TestServer(
          () ->
              List.of(
                  Endpoint.get("/api/v1/seen", Role.VIEWER, "Reads", request -> Answer.none()),
                  Endpoint.put("/api/v1/refused", Role.VIEWER, "Fails", RoutesTest::refused),
                  Endpoint.put("/api/v1/waits", Role.VIEWER, "Waits", this::waits)));

  private static Answer refused(Request request) {
    throw new RegistryException("Kafka at localhost:1 does not answer");
  }

  private Answer waits(Request request) {
    waiting.countDown();
    try {
      assertThat(back.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Answer.none();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whoIsRefusedByTheRegistryIsToldWhenToComeAgain() {
    Reply reply = server.create("/refused", "{}");

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.retryAfter()).isEqualTo("5");
    assertThat(reply.at("/detail")).isEqualTo("Kafka at localhost:1 does not answer");
  }

  @Test
  void changesThatWaitDoNotHoldUpWhoReads() throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    List<Future<Reply>> changes = new ArrayList<>();
    try {
      for (int i = 0; i < WRITERS; i++) {
        changes.add(writers.submit(() -> server.create("/waits", "{}")));
      }
      assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();

      assertThat(server.get("/seen").status()).isEqualTo(204);
    } finally {
      back.countDown();
      writers.shutdown();
    }
    for (Future<Reply> change : changes) {
      assertThat(change.get(30, TimeUnit.SECONDS).status()).isEqualTo(204);
    }
  }
}
