package io.bellbuoy.sink.channel.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.bellbuoy.sink.channel.JsonText;
import io.bellbuoy.sink.channel.TestReceiver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks as Splunk's HTTP Event Collector does. Thread-safe. */
final class SplunkServer {

  private final List<JsonNode> events = Collections.synchronizedList(new ArrayList<>());
  private volatile String lastChannel = "";
  private volatile boolean acknowledges;
  private volatile boolean indexes = true;
  private final AtomicInteger questions = new AtomicInteger();

  /** Whether the token has indexer acknowledgement. */
  void acknowledge(boolean on) {
    acknowledges = on;
  }

  /** Whether what was taken is indexed. */
  void index(boolean on) {
    indexes = on;
  }

  /** The events that were taken. */
  List<JsonNode> events() {
    return events;
  }

  /** How often it was asked for acknowledgements. */
  int questions() {
    return questions.get();
  }

  void answer(HttpExchange exchange, TestReceiver.Call call) throws IOException {
    if (!"Splunk t0ken".equals(call.headers().get("Authorization"))) {
      TestReceiver.body(403, "{\"text\":\"Invalid token\",\"code\":4}").to(exchange, call);
    } else if (call.path().equals("/services/collector/health")) {
      TestReceiver.body(200, "{\"text\":\"HEC is healthy\",\"code\":17}").to(exchange, call);
    } else if (call.path().equals("/services/collector/ack?channel=" + lastChannel)) {
      questions.incrementAndGet();
      JsonNode id = JsonText.of(call.body()).path("acks").path(0);
      TestReceiver.body(200, "{\"acks\":{\"" + id.asLong() + "\":" + indexes + "}}")
          .to(exchange, call);
    } else {
      take(call);
      String ack = acknowledges ? ",\"ackId\":" + events.size() : "";
      TestReceiver.body(200, "{\"text\":\"Success\",\"code\":0" + ack + "}").to(exchange, call);
    }
  }

  private void take(TestReceiver.Call call) {
    assertThat(call.path()).isEqualTo("/services/collector/event");
    assertThat(call.headers()).containsEntry("Content-Encoding", "gzip");
    lastChannel = call.headers().getOrDefault("X-Splunk-Request-Channel", "");
    call.body().lines().forEach(line -> events.add(JsonText.of(line)));
  }
}
