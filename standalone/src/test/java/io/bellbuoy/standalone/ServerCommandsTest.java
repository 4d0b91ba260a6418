package io.bellbuoy.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that go through a console, as those do who have no access to Kafka. */
class ServerCommandsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private static Path data;
  @TempDir private Path files;

  private static RunningUp up;

  @BeforeAll
  static void start() {
    up = new RunningUp(data);
  }

  @AfterAll
  static void stop() {
    up.close();
  }

  private static Cli through(String... words) {
    String[] server = {
      "--server", up.endpoints().console(), "--token", up.endpoints().token(),
    };
    return Cli.run(Stream.of(words, server).flatMap(Arrays::stream).toArray(String[]::new));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(files.resolve(name), text);
  }

  private static String rule(String id) {
    return """
    rules:
      - id: %s
        name: A rule called %1$s
        severity: low
        expression: jpath("objectRef.name") = "%1$s"
    """
        .formatted(id);
  }

  @Test
  void theConsoleKnowsTheUsersOfTheCommandLineAndTheOtherWayRound() throws Exception {
    String console = up.endpoints().console();
    String first = Cli.run("user", "add", "alice", "--role", "editor", "--data", up.data()).out();

    assertThat(logIn(console, "alice", first.strip()).body())
        .contains("\"role\":\"editor\"", "\"mustChangePassword\":true");
    assertThat(through("user", "list").lines())
        .anyMatch(line -> line.matches("admin +admin +password \\(one-time\\)"))
        .anyMatch(line -> line.matches("alice +editor +password \\(one-time\\)"));

    String second = through("user", "reset", "alice").out();
    assertThat(second).isNotEqualTo(first);
    assertThat(logIn(console, "alice", first.strip()).statusCode()).isEqualTo(401);
    assertThat(through("user", "remove", "alice").code()).isZero();
    assertThat(logIn(console, "alice", second.strip()).statusCode()).isEqualTo(401);

    Cli refused = Cli.run("user", "remove", "admin", "--data", up.data());
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("the last admin");
    assertThat(through("user", "remove", "admin").err()).contains("the last admin");
  }

  private static HttpResponse<String> logIn(String console, String name, String password)
      throws Exception {
    return up.post(
        console + "/api/v1/session",
        BodyPublishers.ofString("{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, password)),
        "Content-Type",
        "application/json");
  }

  @Test
  void thePolicyIsShownComparedAppliedAndRolledBack() throws Exception {
    Path former = file("former.yaml", through("policy", "show").out());
    assertThat(former).content().contains("privileged-pod");
    assertThat(Cli.run("policy", "show", "--data", up.data()).out())
        .isEqualTo(Files.readString(former));
    assertThat(through("policy", "diff", former.toString()).code()).isZero();
    String before = through("policy", "history").lines().get(0).strip().split(" ", 2)[0];
    Path rules = file("rules.yaml", rule("mine"));

    Cli applied = through("policy", "apply", "--comment", "why <not>", rules.toString());

    assertThat(applied.err()).isEmpty();
    assertThat(applied.out()).matches("Version \\d+ is in force\\.\\R");
    assertThat(through("policy", "diff", former.toString()).code()).isEqualTo(1);
    assertThat(through("policy", "history").lines().get(0))
        .contains("1 rule")
        .contains("token up")
        .contains("why <not>");
    Cli back = through("policy", "rollback", before);
    assertThat(back.out()).matches("Version \\d+ is in force\\.\\R");
    assertThat(through("policy", "diff", former.toString()).out()).isEmpty();
  }

  @Test
  void whatTheConsoleRefusesIsSaidInASentence() throws Exception {
    Path shipped = file("shipped.yaml", rule("privileged-pod"));

    Cli refused = through("policy", "apply", shipped.toString());

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("privileged-pod", "system rule", "nothing was published");
    assertThat(through("policy", "rollback", "4711").err()).contains("there is no version 4711");
    Cli nobody =
        Cli.run("policy", "show", "--server", up.endpoints().console(), "--token", "wrong");
    assertThat(nobody.code()).isEqualTo(2);
    assertThat(nobody.err()).contains("token").doesNotContain("Exception");
    Cli nowhere = Cli.run("policy", "show", "--server", "http://127.0.0.1:1", "--token", "x");
    assertThat(nowhere.code()).isEqualTo(2);
    assertThat(nowhere.err()).contains("http://127.0.0.1:1 does not answer");
  }

  @Test
  void aTokenMayLieInAFile() throws Exception {
    Path token = file("token", up.endpoints().token() + "\n");

    Cli shown =
        Cli.run(
            "policy", "history", "--server", up.endpoints().console(), "--token", "file:" + token);

    assertThat(shown.code()).as(shown.err()).isZero();
    assertThat(shown.out()).contains("starter policy");
  }

  @Test
  void aClusterIsRegisteredAndSendsByWhatWasWritten() throws Exception {
    Cli setup = through("setup", "far", "--out", files.resolve("far").toString());

    assertThat(setup.err()).isEmpty();
    assertThat(files.resolve("far/audit-policy.yaml")).content().contains("kind: Policy");
    WebhookFile webhook = WebhookFile.read(files.resolve("far/audit-webhook.yaml"));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(webhook.post(Events.list(Events.privilegedPod("far"))).statusCode())
                    .isEqualTo(200));
    assertThat(through("setup", "far").err()).contains("registered already");
    Cli rotated = through("setup", "far", "--rotate", "--out", files.resolve("far2").toString());
    assertThat(rotated.err()).isEmpty();
    assertThat(files.resolve("far2/audit-webhook.yaml"))
        .content()
        .isNotEqualTo(Files.readString(files.resolve("far/audit-webhook.yaml")));
  }

  /** The console, the registry itself and the console's command line, at once. */
  @Test
  void whoeverWritesAtOnceLosesNothing() throws Exception {
    int each = 5;
    List<Path> direct = many("direct", each);
    List<Path> remote = many("remote", each);

    CompletableFuture.allOf(
            CompletableFuture.runAsync(
                () ->
                    direct.forEach(
                        path ->
                            done(
                                Cli.run("policy", "apply", "--data", up.data(), path.toString())))),
            CompletableFuture.runAsync(
                () -> remote.forEach(path -> done(through("policy", "apply", path.toString())))),
            CompletableFuture.runAsync(
                () ->
                    IntStream.range(0, each)
                        .forEach(i -> done(through("user", "add", "u" + i, "--role", "viewer")))))
        .join();

    ConsoleClient console =
        new ConsoleClient(up.endpoints().console(), up.endpoints().token(), null);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(console.items("/api/v1/rules"))
                    .extracting(rule -> rule.path("id").asText())
                    .contains(ids("direct", each))
                    .contains(ids("remote", each)));
    assertThat(console.items("/api/v1/users"))
        .extracting(user -> user.path("name").asText())
        .contains(ids("u", each));
    assertThat(through("policy", "rollback", "1").code()).isZero();
  }

  private static void done(Cli command) {
    assertThat(command.code()).as(command.err()).isZero();
  }

  private static String[] ids(String name, int each) {
    return IntStream.range(0, each).mapToObj(i -> name + i).toArray(String[]::new);
  }

  private List<Path> many(String name, int each) throws IOException {
    List<Path> paths = new java.util.ArrayList<>();
    for (String id : ids(name, each)) {
      paths.add(file(id + ".yaml", rule(id)));
    }
    return paths;
  }
}
