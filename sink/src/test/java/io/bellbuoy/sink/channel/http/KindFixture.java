package io.bellbuoy.sink.channel.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelEnvironment;
import io.bellbuoy.sink.channel.ChannelKinds;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.TestReceiver;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Opens channels of one kind against a real server of the test. One thread at a time. */
public final class KindFixture implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  private final TestReceiver receiver = new TestReceiver();
  private final String kind;
  private final Map<String, String> options = new TreeMap<>();

  /** For that kind, with options that are always given, name and value in turn. */
  public KindFixture(String kind, String path, String... options) throws IOException {
    this.kind = kind;
    this.options.put("url", receiver.url(path));
    put(this.options, options);
  }

  private static void put(Map<String, String> all, String... options) {
    for (int i = 0; i < options.length; i += 2) {
      all.put(options[i], options[i + 1]);
    }
  }

  /** The counterpart. */
  public TestReceiver receiver() {
    return receiver;
  }

  /** A channel with more options, name and value in turn. */
  public Channel open(String... more) {
    Map<String, String> all = new TreeMap<>(options);
    put(all, more);
    ChannelEnvironment environment = new ChannelEnvironment(vertx, System.out, null, true);
    return new ChannelKinds(environment)
        .open(new ChannelConfig("tested", kind, true, Severity.LOW, all));
  }

  /** Sends one alert through a channel of its own. */
  public SendResult send(Alert alert, String... more) {
    try (Channel channel = open(more)) {
      return channel.send(List.of(alert));
    }
  }

  /** The last request. */
  public TestReceiver.Call last() {
    List<TestReceiver.Call> calls = receiver.calls();
    return calls.get(calls.size() - 1);
  }

  /** The body of the last request. */
  public JsonNode body() {
    return json(last().body());
  }

  /** A text as JSON. */
  public static JsonNode json(String text) {
    try {
      return JsonSerde.mapper().readTree(text);
    } catch (IOException e) {
      throw new IllegalStateException("it is no JSON: " + text, e);
    }
  }

  /** A documented request, without the spaces that make it readable. */
  public static String documented(Class<?> test, String file) throws IOException {
    try (InputStream in = requireNonNull(test.getResourceAsStream(file), file)) {
      return JsonSerde.mapper().readTree(in).toString();
    }
  }

  @Override
  public void close() {
    receiver.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
