package io.bellbuoy.sink.channel.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelEnvironment;
import io.bellbuoy.sink.channel.ChannelException;
import io.bellbuoy.sink.channel.ChannelKinds;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.store.AlertFixture;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records in a topic of a real broker. */
final class KafkaChannelTest {

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  private static Vertx vertx;

  private String topic;

  @BeforeAll
  static void openVertx() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void closeVertx() {
    vertx.close();
  }

  @BeforeEach
  void createTopic() throws Exception {
    topic = kafka.freshPrefix() + "out";
    NewTopic one = new NewTopic(topic, 1, (short) 1).configs(Map.of("max.message.bytes", "20000"));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin.createTopics(List.of(one)).all().get();
    }
  }

  @Test
  void eachAlertIsARecordOfItsId() {
    List<Alert> alerts = AlertFixture.alerts(1000);
    try (Channel channel = open(Map.of("format", "cef"))) {
      sendAll(channel, alerts);
    }

    List<ConsumerRecord<byte[], byte[]>> records = records(1000);
    for (int n = 0; n < 1000; n++) {
      assertThat(new String(records.get(n).key(), UTF_8)).isEqualTo(alerts.get(n).id());
      assertThat(new String(records.get(n).value(), UTF_8))
          .startsWith("CEF:0|Bellbuoy|")
          .contains("msg=message " + n + " ");
      assertThat(new String(records.get(n).headers().lastHeader("cluster").value(), UTF_8))
          .isEqualTo("prod");
    }
  }

  @Test
  void theKeyMayBeTheCluster() {
    try (Channel channel = open(Map.of("key", "cluster", "property.compression.type", "zstd"))) {
      sendAll(channel, AlertFixture.alerts(3));
    }

    assertThat(records(3)).allMatch(record -> new String(record.key(), UTF_8).equals("prod"));
  }

  @Test
  void oneThatIsTooLargeForTheTopicIsRefusedAndTheNextIsSent() {
    try (Channel channel = open(Map.of())) {
      assertThat(channel.send(List.of(large())))
          .isInstanceOfSatisfying(
              SendResult.Refused.class, refused -> assertThat(refused.reason()).contains(topic));
      sendAll(channel, AlertFixture.alerts(2));
    }

    assertThat(records(2)).hasSize(2);
  }

  @Test
  void aClusterThatIsAwayIsWaitedFor() throws IOException {
    String nobody = "127.0.0.1:" + freePort();
    try (Channel channel = open(Map.of("servers", nobody, "timeout", "500ms"))) {
      assertThat(channel.send(AlertFixture.alerts(1)))
          .isInstanceOfSatisfying(
              SendResult.Later.class, later -> assertThat(later.reason()).contains(topic));
    }
  }

  @Test
  void aMachineOfOurOwnIsNotReachedUnlessPermitted() {
    try (Channel channel = open(Map.of(), false)) {
      assertThat(channel.send(AlertFixture.alerts(1)))
          .isInstanceOfSatisfying(
              SendResult.Later.class, later -> assertThat(later.reason()).contains("this machine"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "property.sasl.jaas.config, channels set none but batch.size",
    "property.sasl.login.class, channels set none but",
    "property.ssl.truststore.location, channels set none but",
    "property.interceptor.classes, channels set none but",
    "property.bootstrap.servers, channels set none but",
    "property.acks, channels set none but",
    "topic, it must be 1 to 249",
    "servers, 'it must be host:port'",
    "key, 'it must be one of id, cluster'",
    "password, username and password go together",
    "ca, 'ca, clientCertificate and clientKey are of use with TLS alone'"
  })
  void whatWouldReachFurtherThanATopicIsNotTaken(String name, String problem) {
    assertThatThrownBy(() -> open(Map.of(name, "/s3cret")))
        .isInstanceOf(ChannelException.class)
        .hasMessageContaining(problem)
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void aPasswordIsNotShownToTheNetwork() {
    assertThatThrownBy(
            () -> open(Map.of("username", "u", "password", "hunter2", "mechanism", "PLAIN")))
        .isInstanceOf(ChannelException.class)
        .hasMessageContaining("mechanism: PLAIN without TLS")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void aLineEndInAPasswordIsRefused() {
    assertThatThrownBy(() -> open(Map.of("username", "u", "password", "a\nx required y=z;")))
        .isInstanceOf(ChannelException.class)
        .hasMessageContaining("password: neither it nor username may hold control characters");
  }

  private Channel open(Map<String, String> more) {
    return open(more, true);
  }

  private Channel open(Map<String, String> more, boolean allowLocal) {
    Map<String, String> options = new TreeMap<>();
    options.put("servers", kafka.bootstrapServers());
    options.put("topic", topic);
    options.put("tls", "off");
    options.putAll(more);
    return new ChannelKinds(new ChannelEnvironment(vertx, System.out, null, allowLocal))
        .open(new ChannelConfig("tested", "kafka", true, Severity.LOW, options));
  }

  private static Alert large() {
    return AlertFixture.alert("prod", 1, Severity.LOW, "x".repeat(40_000));
  }

  private static void sendAll(Channel channel, List<Alert> alerts) {
    for (int from = 0; from < alerts.size(); from += channel.mostAtOnce()) {
      int to = Math.min(alerts.size(), from + channel.mostAtOnce());
      assertThat(channel.send(alerts.subList(from, to))).isEqualTo(new SendResult.Sent());
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> records(int count) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    TopicPartition partition = new TopicPartition(topic, 0);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      await()
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
                return records.size() >= count;
              });
    }
    return records;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
