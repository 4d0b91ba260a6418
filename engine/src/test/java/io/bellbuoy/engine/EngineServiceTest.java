package io.bellbuoy.engine;

import static io.bellbuoy.engine.Policies.alert;
import static io.bellbuoy.engine.Policies.first;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.bootstrap.Bytes;
import io.bellbuoy.bootstrap.HttpConfig;
import io.bellbuoy.bootstrap.StartException;
import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.registry.RegistryLoader;
import io.bellbuoy.registry.StatusImage;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.InstanceStatus;
import io.bellbuoy.schemas.PolicySnapshot;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The engine on a real broker. */
class EngineServiceTest {

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String PODS = "jpath(\"objectRef.resource\") = \"pods\"";

  @TempDir Path folder;

  private TestBroker broker;
  private EngineService engine;

  @BeforeEach
  void makeTopics() {
    broker = new TestBroker(kafka.bootstrapServers(), kafka.freshPrefix());
    engine = new EngineService(config(folder));
  }

  @AfterEach
  void close() {
    engine.close();
    broker.close();
  }

  @Test
  void withoutAPolicyNoEventIsConsumedAndNoneIsLost() throws Exception {
    broker.send(Events.podCreated("early"));
    engine.start();

    assertThatThrownBy(() -> engine.awaitRunning(Duration.ofMillis(300)))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("no policy yet");
    assertThat(get("/health/ready")).contains("no policy yet");
    assertThat(broker.alerts()).isEmpty();

    broker.publish(first(1, alert("pods", PODS)));
    engine.awaitRunning(PATIENCE);

    assertThat(broker.awaitAlerts(1, PATIENCE))
        .extracting(Alert::auditID)
        .containsExactly(Events.podCreated("early").auditID());
    assertThat(get("/metrics"))
        .contains("bellbuoy_engine_alerts_total 1.0")
        .contains("bellbuoy_engine_policy_version 1.0");
    assertThat(get("/health/ready")).doesNotContain("no policy yet");
  }

  @Test
  void whatWasAbortedIsNeitherJudgedNorJudgedBy() {
    running(first(1, alert("good", PODS)));

    broker.sendAborted(Events.podCreated("aborted"));
    broker.publishAborted(first(2, alert("aborted", PODS)));
    broker.send(Events.podCreated("kept"));

    assertThat(broker.awaitAlerts(1, PATIENCE))
        .extracting(alert -> alert.rule().id() + " " + alert.message())
        .containsExactly("good alice did create kept");
  }

  @Test
  void aBrokenPolicyIsReportedAndTheFormerOneGoesOn() {
    running(first(1, alert("good", PODS)));
    broker.publish(first(2, alert("broken", "jpath(")));

    try (RegistryLoader<StatusImage> statuses = RegistryLoader.status(broker.kafka)) {
      statuses.start();
      await().atMost(PATIENCE).until(() -> problems(statuses).contains("version 2"));
    }
    broker.send(Events.podCreated("web"));
    assertThat(broker.awaitAlerts(1, PATIENCE)).extracting(Alert::policyVersion).containsExactly(1);
  }

  @Test
  void whenAVersionIsReportedTheNextEventIsJudgedByItAndNoneIsLost() {
    running(first(1, alert("rule-1", PODS)));
    try (RegistryLoader<StatusImage> statuses = RegistryLoader.status(broker.kafka)) {
      statuses.start();
      for (int version = 2; version <= 6; version++) {
        for (int i = 0; i < 200; i++) {
          broker.sendLater(Events.podCreated("load-" + version + "-" + i));
        }
        broker.publish(first(version, alert("rule-" + version, PODS)));
        int published = version;
        await()
            .pollInterval(Duration.ofMillis(5))
            .atMost(PATIENCE)
            .until(() -> reportedVersion(statuses) == published);
        broker.send(Events.podCreated("next-" + version));
        broker.awaitAlerts((version - 1) * 201, PATIENCE);
      }
    }

    List<Alert> alerts = broker.awaitAlerts(5 * 201, PATIENCE);
    assertThat(alerts).extracting(Alert::id).doesNotHaveDuplicates().hasSize(5 * 201);
    assertThat(alerts)
        .filteredOn(alert -> alert.message().contains("next-"))
        .extracting(alert -> alert.message() + " by " + alert.policyVersion())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(2, 6)
                .mapToObj(version -> "alice did create next-" + version + " by " + version)
                .toList());
  }

  @Test
  void anEngineThatComesBackOnItsFolderGoesOnAtOnceAndRepeatsNothing() {
    running(first(1, alert("pods", PODS)));
    broker.send(Events.podCreated("one"));
    broker.awaitAlerts(1, PATIENCE);
    engine.close();

    broker.send(Events.podCreated("two"));
    broker.send(Events.podCreated("one"));
    engine = new EngineService(config(folder));
    engine.start();

    // The session is longer than that: it need not end first.
    assertThat(broker.awaitAlerts(2, Duration.ofSeconds(25)))
        .extracting(Alert::message)
        .containsExactly("alice did create one", "alice did create two");
  }

  @Test
  void eventsThatWereRemovedBeforeTheyWereJudgedAreToldAndTheRestIsJudged() throws Exception {
    running(first(1, alert("pods", PODS)));
    broker.send(Events.podCreated("one"));
    broker.awaitAlerts(1, PATIENCE);
    engine.close();
    broker.send(Events.podCreated("lost"));
    broker.removeAllEvents();

    engine = new EngineService(config(folder));
    engine.start();
    broker.send(Events.podCreated("two"));

    assertThat(broker.awaitAlerts(2, PATIENCE))
        .extracting(Alert::message)
        .containsExactly("alice did create one", "alice did create two");
    await()
        .atMost(PATIENCE)
        .until(() -> get("/health/ready").contains("1 events were never judged"));
    assertThat(get("/metrics")).contains("bellbuoy_engine_gap_records_total 1.0");
  }

  @Test
  void twoEnginesShareTheWorkAndRaiseEachAlertOnce(@TempDir Path other) {
    running(first(1, alert("pods", PODS)));
    try (EngineService second = new EngineService(config(other))) {
      second.start();
      second.awaitRunning(PATIENCE);
      for (int i = 0; i < 100; i++) {
        broker.sendLater(Events.podCreated("shared-" + i));
      }
      broker.flush();
      assertThat(broker.awaitAlerts(100, PATIENCE)).extracting(Alert::id).doesNotHaveDuplicates();
    }
  }

  @Test
  void anAlertThatItsTopicRefusesIsRaisedSmallerAndTheNextOneIsRaisedToo() throws Exception {
    running(first(1, alert("pods", PODS)));
    lowerAlertsTopicTo(1_300_000);

    broker.send(Events.of(Events.podJson("huge", "{\"a\":\"" + noise(3_000_000) + "\"}")));
    broker.send(Events.podCreated("next"));

    assertThat(broker.awaitAlerts(2, PATIENCE))
        .extracting(Alert::message)
        .containsExactlyInAnyOrder("alice did create huge", "alice did create next");
    assertThat(get("/metrics")).contains("bellbuoy_engine_records_refused_total 1.0");
  }

  @Test
  void aFolderThatIsInUseIsRefusedAndTheEngineClosesAllTheSame() {
    engine.start();

    try (EngineService second = new EngineService(config(folder))) {
      assertThatThrownBy(second::start)
          .isInstanceOf(StartException.class)
          .hasMessageContaining(folder.toString());
    }
  }

  private void running(PolicySnapshot policy) {
    broker.publish(policy);
    engine.start();
    engine.awaitRunning(PATIENCE);
  }

  private EngineConfig config(Path state) {
    return new EngineConfig(
        new HttpConfig("127.0.0.1", 0),
        broker.kafka,
        broker.kafka.topicPrefix() + "engine",
        state,
        2,
        Duration.ofMillis(10),
        Duration.ofSeconds(40),
        Duration.ofHours(24),
        0,
        Bytes.parse("6MiB"),
        List.of());
  }

  private static String problems(RegistryLoader<StatusImage> statuses) {
    return only(statuses).problems().toString();
  }

  private static int reportedVersion(RegistryLoader<StatusImage> statuses) {
    return only(statuses).policyVersion();
  }

  private static InstanceStatus only(RegistryLoader<StatusImage> statuses) {
    return statuses.await(PATIENCE).instances().values().iterator().next();
  }

  private void lowerAlertsTopicTo(int bytes) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, broker.topics.alerts().name()),
                  List.of(
                      new AlterConfigOp(
                          new ConfigEntry("max.message.bytes", Integer.toString(bytes)),
                          AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
  }

  /** Text that compression does not make small. */
  private static String noise(int length) {
    var random = new java.util.Random(1);
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append((char) ('0' + random.nextInt(75)));
    }
    return text.toString().replace('\\', '-');
  }

  private String get(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + engine.adminPort() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
