package io.bellbuoy.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.bootstrap.HttpConfig;
import io.bellbuoy.console.people.OidcConfig;
import io.bellbuoy.console.people.SessionConfig;
import io.bellbuoy.registry.Author;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.registry.PasswordHash;
import io.bellbuoy.registry.RegistryWriter;
import io.bellbuoy.registry.TopicInstaller;
import io.bellbuoy.schemas.ApiToken;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Role;
import io.bellbuoy.schemas.Sha256;
import io.bellbuoy.schemas.User;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A whole console against a real broker, and a client of its API. */
public final class TestConsole implements AutoCloseable {

  /** The password of every user that {@link #prepare} makes. */
  public static final String PASSWORD = "correct horse battery";

  private static final String HASH = PasswordHash.of(PASSWORD);

  private final ConsoleService service;
  private final DescribedAnswers described;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private TestConsole(ConsoleService service) {
    this.service = service;
    this.described = new DescribedAnswers(service.description(), service.endpoints());
  }

  /** Topics; a token and a user for each role, named after it, and a user "new" as up makes one. */
  public static void prepare(KafkaConfig kafka) {
    TopicInstaller.install(kafka);
    try (RegistryWriter registry = new RegistryWriter(kafka)) {
      registry.changePeople(
          Author.of("tests"),
          people -> {
            for (Role role : Role.values()) {
              String name = name(role);
              people =
                  people
                      .with(user(name, role, false))
                      .with(new ApiToken(name, hash(token(role)), role, Instant.EPOCH, null));
            }
            return people.with(user("new", Role.ADMIN, true));
          });
    }
  }

  private static User user(String name, Role role, boolean mustChange) {
    return new User(name, role, HASH, null, mustChange, "g-" + name, Instant.EPOCH);
  }

  /** The secret of the role's token. */
  public static String token(Role role) {
    return "token-of-the-" + name(role);
  }

  static String name(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  static String hash(String secret) {
    return Sha256.hex(secret.getBytes(UTF_8));
  }

  static ConsoleConfig config(KafkaConfig kafka, Path data, String sink) {
    return new ConsoleConfig(
        kafka,
        data.resolve("secret.key"),
        null,
        new HttpConfig("127.0.0.1", 0),
        List.of("127.0.0.1"),
        new HttpConfig("127.0.0.1", 0),
        new ConsoleConfig.Sink(sink, null),
        new ConsoleConfig.Webhooks("https://ingest.example:8843", null),
        new SessionConfig(Duration.ofHours(1), Duration.ofMinutes(30)),
        OidcConfig.none(),
        List.of());
  }

  /** A console that asks for alerts where nobody listens. */
  public static TestConsole start(KafkaConfig kafka, Path data) {
    return start(config(kafka, data, "http://127.0.0.1:1"));
  }

  static TestConsole start(ConsoleConfig config) {
    ConsoleService service = new ConsoleService(config);
    try {
      service.start();
      return new TestConsole(service);
    } catch (RuntimeException e) {
      service.close();
      throw e;
    }
  }

  ConsoleService service() {
    return service;
  }

  /** A request below the console's address. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
        .timeout(Duration.ofSeconds(20));
  }

  /** A request with the role's token, and a JSON body unless that is null. */
  public HttpResponse<String> call(
      Role role, String method, String path, @Nullable String body, String... headers) {
    HttpRequest.Builder request = request(path).header("Authorization", "Bearer " + token(role));
    return send(with(request, method, body, headers));
  }

  static HttpRequest.Builder with(
      HttpRequest.Builder request, String method, @Nullable String body, String... headers) {
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (body == null) {
      return request.method(method, HttpRequest.BodyPublishers.noBody());
    }
    return request
        .header("Content-Type", "application/json")
        .method(method, HttpRequest.BodyPublishers.ofString(body));
  }

  /** Its answer, which is as the API's description says. */
  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      described.check(answer);
      return answer;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The body as JSON. */
  public static JsonNode json(HttpResponse<String> response) {
    try {
      return JsonSerde.mapper().readTree(response.body());
    } catch (IOException e) {
      throw new IllegalStateException(response.body(), e);
    }
  }

  /** Somebody at the page who has just logged in. */
  TestBrowser logIn(String name, String password) {
    TestBrowser browser = new TestBrowser(this);
    browser.logIn(name, password);
    return browser;
  }

  @Override
  public void close() {
    service.close();
  }
}
