package io.bellbuoy.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.registry.Change;
import io.bellbuoy.registry.ChannelsImage;
import io.bellbuoy.registry.PeopleImage;
import io.bellbuoy.registry.Secrets;
import io.bellbuoy.registry.secret.ChannelSecrets;
import io.bellbuoy.schemas.ApiToken;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Role;
import io.bellbuoy.schemas.Sha256;
import io.bellbuoy.sink.channel.ChannelEnvironment;
import io.bellbuoy.sink.channel.ChannelKinds;
import io.bellbuoy.sink.store.AlertStore;
import io.bellbuoy.sink.store.sql.SqliteAlertStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The API over real HTTP with a real store, without Kafka: alerts go into its feed by hand. */
final class TestApi implements AutoCloseable {

  /** A viewer's. */
  static final String TOKEN = "Bearer valid-token";

  static final String EDITOR = "Bearer editor-token";

  static final String OPERATOR = "Bearer operator-token";

  /** The console's own, which speaks for others. */
  static final String CONSOLE = "Bearer console-token";

  private static final String AUTH = "Authorization";
  private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

  private final Vertx vertx = Vertx.vertx();
  private final AlertStore store;
  private final AlertFeed feed = new AlertFeed(3);
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Change> changes = new CopyOnWriteArrayList<>();
  private final ExportHandler exports;
  private final int port;
  private final ChannelSecrets secrets =
      ChannelSecrets.with(new Secrets(new byte[Secrets.KEY_BYTES]));
  private final ChannelKinds kinds;
  private volatile ChannelsImage channels = ChannelsImage.EMPTY;
  private volatile @Nullable PeopleImage people = everybody();

  TestApi(Path folder) {
    this(new SqliteAlertStore(folder.resolve("alerts.db"), Duration.ofSeconds(5)), folder);
  }

  TestApi(AlertStore store) {
    this(store, Path.of("no such folder"));
  }

  private TestApi(AlertStore store, Path channelFolder) {
    this.store = store;
    kinds =
        new ChannelKinds(new ChannelEnvironment(vertx, System.out, channelFolder, true), secrets);
    SinkMetrics metrics = new SinkMetrics(registry);
    TokenHandler tokens = new TokenHandler(() -> people, Clock.systemUTC());
    StreamHandler stream =
        new StreamHandler(
            vertx,
            feed,
            () -> true,
            new StreamReplay(store),
            tokens,
            Duration.ofMillis(200),
            metrics);
    exports = new ExportHandler(vertx, store, tokens, metrics, Clock.systemUTC());
    StateHandler states = new StateHandler(store, feed, changes::add, metrics, Clock.systemUTC());
    ChannelTests tests =
        new ChannelTests(List.of(), kinds, kinds, () -> channels, secrets, Clock.systemUTC());
    AlertsApi api =
        new AlertsApi(
            vertx, store, tokens, stream, exports, states, new ChannelTestHandler(vertx, tests));
    port =
        vertx
            .createHttpServer()
            .requestHandler(api.router(vertx))
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join()
            .actualPort();
  }

  private static ApiToken token(String id, Role role, @Nullable Instant end) {
    return new ApiToken(id, hash(id + "-token"), role, MADE, end);
  }

  private static String hash(String secret) {
    return Sha256.hex(secret.getBytes(UTF_8));
  }

  private static PeopleImage everybody() {
    ApiToken console =
        new ApiToken("console", hash("console-token"), Role.ADMIN, MADE, null, "console");
    return new PeopleImage(
        Map.of(
            "valid", token("valid", Role.VIEWER, null),
            "editor", token("editor", Role.EDITOR, null),
            "operator", token("operator", Role.OPERATOR, null),
            "console", console,
            "expired", token("expired", Role.VIEWER, MADE.plusSeconds(1))));
  }

  /** As it was at first, but for the feed. */
  void empty() {
    people = everybody();
    store.purgeOldest(Integer.MAX_VALUE);
    changes.clear();
  }

  /** What the trail of changes was told. */
  List<Change> changes() {
    return changes;
  }

  AlertStore store() {
    return store;
  }

  AlertFeed feed() {
    return feed;
  }

  int port() {
    return port;
  }

  double cutClients() {
    return registry.get("bellbuoy.sink.stream.cut").counter().count();
  }

  double cutExports() {
    return registry.get("bellbuoy.sink.exports.cut").counter().count();
  }

  int runningExports() {
    return exports.running();
  }

  /** Registers a channel, sealed as the console would. */
  void register(ChannelConfig channel) {
    channels = channels.with(secrets.sealed(channel));
  }

  /** How channels of the registry are opened. */
  ChannelKinds kinds() {
    return kinds;
  }

  /** A registered one as it is kept. */
  ChannelConfig registered(String id) {
    return java.util.Objects.requireNonNull(channels.channels().get(id));
  }

  void forgetPeople() {
    people = null;
  }

  void revokeAll() {
    people = PeopleImage.EMPTY;
  }

  HttpResponse<String> get(String path) {
    return get(path, TOKEN);
  }

  HttpResponse<String> get(String path, @Nullable String authorization) {
    return send("GET", path, authorization);
  }

  HttpResponse<String> call(String method, String path) {
    return send(method, path, TOKEN);
  }

  /** With a body and, where they are given, names and values of headers. */
  HttpResponse<String> post(String path, String body, String authorization, String... headers) {
    HttpRequest.Builder request =
        request(path).POST(HttpRequest.BodyPublishers.ofString(body)).header(AUTH, authorization);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return send(request);
  }

  /** The bytes of an answer, which are taken when they are read; closing it goes away. */
  Socket open(String path, String authorization) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(64 << 10);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    String head = "GET %s HTTP/1.1\r\nHost: localhost\r\n%s: %s\r\nConnection: close\r\n\r\n";
    socket.getOutputStream().write(head.formatted(path, AUTH, authorization).getBytes(UTF_8));
    return socket;
  }

  JsonNode json(String path) {
    return parse(get(path));
  }

  JsonNode parse(HttpResponse<String> response) {
    try {
      return JsonSerde.mapper().readTree(response.body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(10));
  }

  private HttpResponse<String> send(String method, String path, @Nullable String authorization) {
    HttpRequest.Builder request = request(path).method(method, HttpRequest.BodyPublishers.noBody());
    if (authorization != null) {
      request.header(AUTH, authorization);
    }
    return send(request);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().orTimeout(5, TimeUnit.SECONDS).join();
    store.close();
  }
}
