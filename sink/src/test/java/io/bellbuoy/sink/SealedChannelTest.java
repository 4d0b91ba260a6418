package io.bellbuoy.sink;

import static io.bellbuoy.sink.TestSink.eventually;
import static io.bellbuoy.sink.store.AlertFixture.alert;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.registry.RegistryWriter;
import io.bellbuoy.registry.secret.ChannelSecrets;
import io.bellbuoy.registry.secret.InstallationKey;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.TestReceiver;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What nobody may read of a channel: not in the topics, and not in the log at DEBUG. */
class SealedChannelTest {

  @RegisterExtension static final KafkaExtension KAFKA = new KafkaExtension();

  private static final String CANARY = "canary-7f3a";

  @TempDir Path folder;
  private KafkaConfig config;

  @BeforeEach
  void prepare() {
    config = KafkaConfig.relaxed(KAFKA.bootstrapServers(), KAFKA.freshPrefix());
    TestSink.prepare(config);
  }

  private static ChannelConfig pager(TestReceiver receiver) {
    return new ChannelConfig(
        "pager",
        "webhook",
        true,
        Severity.LOW,
        Map.of(
            "url", receiver.url("/" + CANARY),
            "token", CANARY,
            "secret", CANARY,
            "header.X-Key", CANARY));
  }

  @Test
  void theSinkSendsWithSecretsThatNeitherTheTopicsNorItsLogHave() throws IOException {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.setContext(root.getLoggerContext());
    log.start();
    Level before = root.getLevel();
    ChannelSecrets secrets =
        ChannelSecrets.with(InstallationKey.in(folder.resolve("secret.key")).box());
    try (TestReceiver receiver = new TestReceiver();
        RegistryWriter registry = new RegistryWriter(config);
        TestAlerts engine = new TestAlerts(config)) {
      root.addAppender(log);
      root.setLevel(Level.DEBUG);
      registry.putChannel(secrets.sealed(pager(receiver)), "tests");
      receiver.answer(TestReceiver.status(500));
      try (TestSink sink = TestSink.start(TestSink.config(config, folder))) {
        eventually().until(() -> sink.admin("/metrics").body().contains("channel-pager"));
        eventually().until(() -> sink.admin("/health/ready").statusCode() == 200);
        engine.commit(alert(1));
        eventually().until(() -> !receiver.calls().isEmpty());
        receiver.answer(TestReceiver.status(204));
        eventually().until(() -> receiver.calls().size() > 1);
      } finally {
        root.setLevel(before);
        root.detachAppender(log);
      }

      TestReceiver.Call call = receiver.calls().get(0);
      assertThat(call.path()).isEqualTo("/" + CANARY);
      assertThat(call.headers())
          .containsEntry("Authorization", "Bearer " + CANARY)
          .containsEntry("X-Key", CANARY);
    }
    assertThat(raw(config.topics().channels().name()))
        .isNotEmpty()
        .anyMatch(record -> record.contains("sealed:"))
        .noneMatch(record -> record.contains(CANARY));
    assertThat(raw(config.topics().changes().name()))
        .isNotEmpty()
        .noneMatch(record -> record.contains(CANARY) || record.contains("sealed:"));
    assertThat(List.copyOf(log.list))
        .hasSizeGreaterThan(100)
        .noneMatch(event -> event.getFormattedMessage().contains(CANARY))
        .noneMatch(event -> String.valueOf(event.getKeyValuePairs()).contains(CANARY))
        .noneMatch(
            event ->
                event.getThrowableProxy() != null
                    && String.valueOf(event.getThrowableProxy().getMessage()).contains(CANARY));
  }

  @Test
  void whatAnEarlierVersionKeptInPlainTextIsStillSentWith() throws IOException {
    try (TestReceiver receiver = new TestReceiver();
        RegistryWriter registry = new RegistryWriter(config);
        TestAlerts engine = new TestAlerts(config);
        TestSink sink = TestSink.start(TestSink.config(config, folder))) {
      registry.putChannel(pager(receiver), "an earlier version");
      eventually().until(() -> sink.admin("/metrics").body().contains("channel-pager"));
      eventually().until(() -> sink.admin("/health/ready").statusCode() == 200);

      engine.commit(alert(1));

      eventually().until(() -> receiver.calls().size() == 1);
      assertThat(receiver.calls().get(0).headers())
          .containsEntry("Authorization", "Bearer " + CANARY);
    }
  }

  @Test
  void aSinkWithoutTheKeySaysSoAndSendsNothing() throws IOException {
    ChannelSecrets other =
        ChannelSecrets.with(InstallationKey.in(folder.resolve("other.key")).box());
    try (TestReceiver receiver = new TestReceiver();
        RegistryWriter registry = new RegistryWriter(config);
        TestSink sink = TestSink.start(TestSink.config(config, folder))) {
      registry.putChannel(other.sealed(pager(receiver)), "tests");

      eventually()
          .untilAsserted(
              () ->
                  assertThat(sink.admin("/health/ready").body())
                      .contains("channel pager: ", "there is no key file")
                      .doesNotContain(CANARY));
      InstallationKey.in(folder.resolve("secret.key"));
      registry.putChannel(
          other.sealed(
              new ChannelConfig(
                  "pager", "webhook", true, Severity.HIGH, pager(receiver).options())),
          "tests");

      eventually()
          .untilAsserted(
              () ->
                  assertThat(sink.admin("/health/ready").body())
                      .contains("sealed with another key"));
      assertThat(receiver.calls()).isEmpty();
    }
  }

  private List<String> raw(String topic) {
    Map<String, Object> settings = config.client("raw");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      List<String> records = new ArrayList<>();
      while (consumer.position(partition) < end) {
        consumer
            .poll(Duration.ofSeconds(1))
            .forEach(
                record ->
                    records.add(record.value() == null ? "" : new String(record.value(), UTF_8)));
      }
      return records;
    }
  }
}
