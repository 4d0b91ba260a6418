package io.bellbuoy.sink.channel.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.sink.channel.Behaviour;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelContract;
import io.bellbuoy.sink.channel.HttpCounterpart;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.TestReceiver;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every channel that speaks HTTP must do, against a real server. */
public abstract class HttpKindContract extends ChannelContract {

  /** Options that a test gives win over those that work. */
  private static final Duration PAUSE = Duration.ofSeconds(17);

  protected TestReceiver receiver;
  private HttpCounterpart counterpart;

  /** The path of the URL that is configured. */
  protected abstract String path();

  /** Options beside the URL, name and value in turn. */
  protected abstract List<String> more();

  /** How the counterpart answers what it takes. */
  protected TestReceiver.Answer well() {
    return TestReceiver.status(200);
  }

  @BeforeEach
  void openServer() throws IOException {
    receiver = new TestReceiver();
    counterpart = new HttpCounterpart(receiver, well());
  }

  @AfterEach
  void closeServer() {
    counterpart.close();
  }

  @Override
  protected Map<String, String> options() {
    Map<String, String> options = new TreeMap<>();
    options.put("url", receiver.url(path()));
    options.put("timeout", "400ms");
    put(options, more());
    return options;
  }

  private static void put(Map<String, String> all, List<String> options) {
    for (int i = 0; i < options.size(); i += 2) {
      all.put(options.get(i), options.get(i + 1));
    }
  }

  @Override
  protected List<String> received() {
    return told().stream().map(TestReceiver.Call::body).toList();
  }

  /** The requests that were taken and tell of alerts. */
  protected List<TestReceiver.Call> told() {
    return counterpart.taken().stream().filter(call -> !call.method().equals("GET")).toList();
  }

  @Override
  protected void behave(Behaviour behaviour) {
    counterpart.behave(behaviour);
  }

  /** A channel with more options, name and value in turn. */
  protected Channel opened(String... more) {
    Map<String, String> all = new TreeMap<>(options());
    all.put("timeout", "20s");
    put(all, List.of(more));
    return open(all);
  }

  /** Sends one alert through a channel of its own. */
  protected SendResult send(Alert alert, String... more) {
    try (Channel channel = opened(more)) {
      return channel.send(List.of(alert));
    }
  }

  /** The last request. */
  protected TestReceiver.Call last() {
    List<TestReceiver.Call> calls = receiver.calls();
    return calls.get(calls.size() - 1);
  }

  /** The body of the last request. */
  protected JsonNode body() {
    return json(last().body());
  }

  /** A text as JSON. */
  protected static JsonNode json(String text) {
    try {
      return JsonSerde.mapper().readTree(text);
    } catch (IOException e) {
      throw new IllegalStateException("it is no JSON: " + text, e);
    }
  }

  /** The documented request of that file, without the spaces that make it readable. */
  protected String documented(String file) throws IOException {
    try (InputStream in = requireNonNull(getClass().getResourceAsStream(file), file)) {
      return JsonSerde.mapper().readTree(in).toString();
    }
  }

  /** All texts of a document. */
  protected static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.isTextual()) {
      texts.add(node.textValue());
    }
    node.forEach(child -> texts.addAll(texts(child)));
    return texts;
  }

  @Test
  void itWaitsAsLongAsItIsAsked() {
    receiver.answer(TestReceiver.status(429, "Retry-After", "17"));

    assertThat(send(SampleAlert.plain())).isEqualTo(new SendResult.Later("it answered 429", PAUSE));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 503})
  void itTriesAgainWhereTheOtherSideIsUnwell(int status) {
    receiver.answer(TestReceiver.body(status, "<html>not <b>JSON</b></html>"));

    assertThat(send(SampleAlert.plain())).isEqualTo(new SendResult.Later("it answered " + status));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"error\":", "[]", "17", "\"\"", "{\"message\":{\"a\":[1]}}"})
  void whatIsRefusedIsRefusedWhateverIsSaidOfIt(String body) {
    receiver.answer(TestReceiver.body(400, body));

    assertThat(send(SampleAlert.plain())).isEqualTo(new SendResult.Refused("it answered 400"));
  }

  @Test
  void anAnswerThatIsNotWantedIsNotRead() {
    receiver.answer(
        (exchange, call) -> {
          exchange.sendResponseHeaders(500, 0);
          byte[] block = new byte[1 << 20];
          for (int i = 0; i < 1000; i++) {
            exchange.getResponseBody().write(block);
          }
        });

    assertThat(send(SampleAlert.plain())).isEqualTo(new SendResult.Later("it answered 500"));
  }

  @Test
  void secretsAreNotInItsMessages() throws IOException {
    String url = receiver.url("/s3cret");
    receiver.close();

    assertThat(send(SampleAlert.plain(), "url", url))
        .isInstanceOfSatisfying(
            SendResult.Later.class,
            later -> assertThat(later.reason()).startsWith("127.0.0.1:").doesNotContain("s3cret"));
  }
}
