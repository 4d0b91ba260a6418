package io.bellbuoy.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.AuditEvent;
import io.bellbuoy.schemas.Topics;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything in one process, as a newcomer meets it. */
class UpTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir static Path data;

  private static RunningUp up;

  @BeforeAll
  static void start() {
    up = new RunningUp(data);
  }

  @AfterAll
  static void stop() {
    up.close();
    assertThat(data.resolve("endpoints.json")).doesNotExist();
  }

  @Test
  void theFirstEventOfTheWelcomeRaisesAnAlert() throws Exception {
    String event = Welcome.FIRST_EVENT.replace("'$(date +%s)'", "welcome");
    assertThat(up.post(event)).isEqualTo(200);
    JsonNode alert = theAlert("user=mallory&q=welcome");
    assertThat(alert.at("/rule/id").asText()).isEqualTo("privileged-pod");
    assertThat(alert.at("/cluster").asText()).isEqualTo("local");
    assertThat(alert.at("/message").asText()).contains("mallory").contains("shop/miner");
    assertThat(alert.at("/policyVersion").asInt()).isPositive();
  }

  @Test
  void endpointsAreForTheOwnersEyesAlone() throws IOException {
    Path file = data.resolve("endpoints.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Endpoints.read(data)).isEqualTo(up.endpoints());
    assertThat(up.endpoints().toString()).doesNotContain(up.endpoints().token());
  }

  @Test
  void realBodiesRaiseWhatEvalFindsInThemAlsoWhenEachComesTwiceFromEightSendersAtOnce()
      throws Exception {
    List<LiveBodies> bodies = new ArrayList<>(LiveBodies.all());
    bodies.addAll(LiveBodies.all());
    Collections.shuffle(bodies, new java.util.Random(7));
    List<Callable<Integer>> posts = new ArrayList<>();
    for (LiveBodies body : bodies) {
      posts.add(() -> up.post(BodyPublishers.ofFile(body.body()), body.headerNamesAndValues()));
    }
    ExecutorService senders = Executors.newFixedThreadPool(8);
    for (Future<Integer> answer : senders.invokeAll(posts)) {
      assertThat(answer.get()).isEqualTo(200);
    }
    senders.shutdown();

    Set<String> expected = new TreeSet<>(LiveBodies.evaluated("local"));
    assertThat(expected).isNotEmpty();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(raisedByLiveBodies()).containsAll(expected));
    // Every event before this one has been judged in its partition once this one's alert is there.
    assertThat(up.post(everyPartition())).isEqualTo(200);
    await().atMost(PATIENCE).until(() -> up.alerts("user=mallory&q=fence-").size() == 64);
    assertThat(raisedByLiveBodies()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void aPolicyChangeIsInForceForTheNextEventAndRollbackBringsTheFormerBack(@TempDir Path files)
      throws Exception {
    Path rules = Files.writeString(files.resolve("rules.yaml"), NAMED_POD);
    int before = Integer.parseInt(version(Cli.run("policy", "history", "--data", up.data())));
    Path former = files.resolve("former.yaml");
    Files.writeString(former, Cli.run("policy", "show", "--data", up.data()).out());

    Cli applied = Cli.run("policy", "apply", "--data", up.data(), rules.toString());
    assertThat(applied.err()).isEmpty();
    assertThat(applied.out()).contains("Version " + (before + 1) + " is in force.");
    assertThat(up.post(Events.list(Events.plainPod("after-apply")))).isEqualTo(200);
    assertThat(theAlert("rule=pod-miner&q=after-apply").at("/policyVersion").asInt())
        .isEqualTo(before + 1);

    Path broken = Files.writeString(files.resolve("broken.yaml"), NAMED_POD.replace("=", "=="));
    Cli refused = Cli.run("policy", "apply", "--data", up.data(), broken.toString());
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("broken.yaml:5:").contains("the policy in force stays");

    Cli back = Cli.run("policy", "rollback", "--data", up.data(), Integer.toString(before));
    assertThat(back.out()).contains("Version " + (before + 2) + " is in force.");
    assertThat(up.post(Events.list(Events.plainPod("after-rollback")))).isEqualTo(200);
    assertThat(up.post(Events.list(Events.privilegedPod("after-rollback-2")))).isEqualTo(200);
    assertThat(theAlert("q=after-rollback-2").at("/rule/id").asText()).isEqualTo("privileged-pod");
    assertThat(up.alerts("rule=pod-miner&q=after-rollback")).isEmpty();
    Cli same = Cli.run("policy", "diff", "--data", up.data(), former.toString());
    assertThat(same.out()).isEmpty();
    assertThat(same.code()).isZero();
  }

  @Test
  void aClusterOfItsOwnSendsThroughTheUrlAndTheAuthorityThatSetupWrote(@TempDir Path files)
      throws Exception {
    Cli setup =
        Cli.run("setup", "prod-eu", "--data", up.data(), "--out", files.resolve("eu").toString());
    assertThat(setup.err()).isEmpty();
    assertThat(setup.code()).isZero();
    assertThat(files.resolve("eu/audit-policy.yaml")).content().contains("kind: Policy");
    WebhookFile webhook = WebhookFile.read(files.resolve("eu/audit-webhook.yaml"));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              HttpResponse<String> answer = webhook.post(Events.list(Events.privilegedPod("eu-1")));
              assertThat(answer.statusCode()).isEqualTo(200);
            });
    assertThat(theAlert("cluster=prod-eu").at("/auditID").asText()).isEqualTo("eu-1");
    Cli again = Cli.run("setup", "prod-eu", "--data", up.data());
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("registered already").contains("--rotate");
  }

  @Test
  void aLoadOfSeveralClustersIsAcknowledgedAndWhatIsToAlertAlerts() {
    Cli load =
        Cli.run(
            ("load --clusters=2 --rate=200 --duration=2s --batch=10 --alerting=0.05 --data="
                    + up.data())
                .split(" ", -1));
    assertThat(load.code()).as(load.err()).isZero();
    assertThat(load.out()).contains("answers       200: ").doesNotContain("failed");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(up.alerts("cluster=load-1")).isNotEmpty();
              assertThat(up.alerts("cluster=load-2")).isNotEmpty();
            });
  }

  @Test
  void whatIsNoEventIsADeadLetterThatCanBeListedAndShown() throws Exception {
    assertThat(up.post(Events.list("17", Events.privilegedPod("beside-17")))).isEqualTo(200);
    theAlert("q=beside-17");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(Cli.run("dead-letters", "list", "--data", up.data()).lines())
                    .anySatisfy(line -> assertThat(line).contains("ingest").contains("local")));
  }

  @Test
  void anEventThatCouldNotBeJudgedIsReplayedAsItWas() throws Exception {
    publish(
        new AuditEvent(
            "0", "broken", Attributes.ofCluster("local"), Instant.now(), new byte[] {'{'}));
    String first = awaitDeadLetters(1).get(0);

    Cli replay = Cli.run("dead-letters", "replay", "--data", up.data(), first.split(" ", 2)[0]);
    assertThat(replay.out().strip()).isEqualTo("replayed 1");

    List<String> both = awaitDeadLetters(2);
    assertThat(both).allSatisfy(line -> assertThat(line).contains("local").contains("1 bytes"));
    assertThat(both.stream().map(line -> line.substring(line.indexOf("1 bytes"))).distinct())
        .hasSize(1);
  }

  private static void publish(AuditEvent event) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", up.endpoints().kafka());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(event.toRecord(Topics.DEFAULT.events().name())).get();
    }
  }

  private static List<String> awaitDeadLetters(int ofTheEngine) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                Cli.run("dead-letters", "list", "--data", up.data()).lines().stream()
                    .filter(line -> line.contains("  engine  "))
                    .toList(),
            lines -> lines.size() == ofTheEngine);
  }

  private static final String NAMED_POD =
      """
      rules:
        - id: pod-miner
          name: A pod called miner
          severity: low
          expression: jpath("objectRef.name") = "miner"
      """;

  private static String version(Cli history) {
    return history.lines().get(0).strip().split(" ", 2)[0];
  }

  private static JsonNode theAlert(String query) {
    await().atMost(PATIENCE).until(() -> !up.alerts(query).isEmpty());
    assertThat(up.alerts(query)).hasSize(1);
    return up.alerts(query).get(0);
  }

  /** Enough events that, by their keys, no partition is left out. */
  private static String everyPartition() {
    List<String> events = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      events.add(Events.privilegedPod("fence-" + i));
    }
    return Events.list(events.toArray(String[]::new));
  }

  /** Our own events are mallory's in shop. */
  private static Set<String> raisedByLiveBodies() {
    return up.alerts("cluster=local").stream()
        .filter(alert -> !alert.at("/message").asText().contains("shop/miner"))
        .filter(alert -> !alert.at("/rule/id").asText().equals("pod-miner"))
        .map(LiveBodies::line)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
