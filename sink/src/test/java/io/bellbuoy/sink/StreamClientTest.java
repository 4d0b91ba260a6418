package io.bellbuoy.sink;

import static io.bellbuoy.sink.TestSink.eventually;
import static io.bellbuoy.sink.store.AlertFixture.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.store.AlertFilter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One who watches, while the store still looks up what was missed. */
final class StreamClientTest {

  private final Vertx vertx = Vertx.vertx();
  private final List<String> written = new CopyOnWriteArrayList<>();
  private final AtomicInteger cuts = new AtomicInteger();
  private final StreamClient client =
      new StreamClient(
          vertx.getOrCreateContext(), response(), AlertFilter.ALL, cuts::incrementAndGet);

  @AfterEach
  void close() {
    vertx.close();
  }

  @Test
  void whatComesBeforeTheReplayIsBoundedInBytes() {
    StreamedAlert large = StreamedAlert.of(alert("prod", 1, Severity.LOW, "x".repeat(1 << 20)));
    for (int n = 0; n < 20; n++) {
      client.accept(large);
    }
    client.accept(StreamedAlert.of(alert(2)));
    assertThat(cuts).hasValue(0);
    for (int n = 0; n < 20; n++) {
      client.accept(large);
    }

    eventually().until(() -> !written.isEmpty());
    assertThat(written).singleElement().asString().contains("you read too slowly");
    assertThat(cuts).hasValue(1);
  }

  @Test
  void whatComesBeforeTheReplayIsShownAfterIt() {
    client.accept(StreamedAlert.of(alert(2)));
    client.accept(StreamedAlert.of(alert(3)));
    vertx.runOnContext(now -> client.begin(List.of(StreamedAlert.of(alert(1)))));
    client.missed("all is said");

    eventually().until(() -> written.size() >= 3);
    assertThat(written.stream().filter(frame -> frame.startsWith("id: ")))
        .extracting(frame -> frame.substring(4, frame.indexOf('\n')))
        .contains(alert(1).id());
    assertThat(cuts).hasValue(0);
  }

  /** Takes everything at once. */
  private HttpServerResponse response() {
    return (HttpServerResponse)
        Proxy.newProxyInstance(
            HttpServerResponse.class.getClassLoader(),
            new Class<?>[] {HttpServerResponse.class},
            (proxy, method, arguments) -> answer(proxy, method.getName(), arguments));
  }

  private @Nullable Object answer(Object proxy, String method, Object @Nullable [] arguments) {
    return switch (method) {
      case "closed", "writeQueueFull" -> false;
      case "write", "end" -> {
        written.add(String.valueOf(arguments == null ? null : arguments[0]));
        yield Future.succeededFuture();
      }
      default -> proxy;
    };
  }
}
