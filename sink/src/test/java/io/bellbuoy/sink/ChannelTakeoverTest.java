package io.bellbuoy.sink;

import static io.bellbuoy.sink.TestSink.eventually;
import static io.bellbuoy.sink.store.AlertFixture.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.registry.TopicInstaller;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.DeadLetter;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.TestReceiver;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Channels against a real broker: who sends, and what becomes of what cannot be sent. */
final class ChannelTakeoverTest {

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  @TempDir Path folder;
  private KafkaConfig config;

  @BeforeEach
  void prepare() {
    config = KafkaConfig.relaxed(kafka.bootstrapServers(), kafka.freshPrefix());
    TopicInstaller.install(config);
  }

  @Test
  void oneInstanceSendsAndTheOtherTakesOver() {
    try (TestAlerts engine = new TestAlerts(config);
        Member first = new Member("sink-first");
        Member second = new Member("sink-second")) {
      first.consumer.start();
      eventually().until(first.progress::isOwner);
      second.consumer.start();
      eventually().until(second.progress::isPositioned);
      engine.commit(everywhere(0, 40));
      eventually().until(() -> first.sent.size() == 40);

      assertThat(first.progress.isOwner()).isTrue();
      assertThat(second.progress.isOwner()).isFalse();
      assertThat(second.sent).isEmpty();

      first.consumer.close();
      engine.commit(everywhere(40, 80));
      eventually().until(() -> second.sent.size() == 40);

      assertThat(second.progress.isOwner()).isTrue();
      assertThat(second.sent).containsExactlyInAnyOrderElementsOf(everywhere(40, 80));
    }
  }

  @Test
  void alertsOfOneClusterAreSentInTheirOrder() {
    try (TestAlerts engine = new TestAlerts(config);
        Member member = new Member("sink-first")) {
      member.consumer.start();
      eventually().until(member.progress::isOwner);
      engine.commit(everywhere(0, 100));
      engine.commit(everywhere(100, 200));

      eventually().until(() -> member.sent.size() == 200);
      for (String cluster : List.of("c0", "c1", "c2", "c3", "c4")) {
        assertThat(member.sent.stream().filter(a -> a.cluster().equals(cluster)))
            .isSortedAccordingTo((a, b) -> a.raisedAt().compareTo(b.raisedAt()));
      }
    }
  }

  @Test
  void aWebhookThatFailsForAWhileLosesNothingAndWhatItRefusesIsLaidAside() throws Exception {
    AtomicInteger failures = new AtomicInteger(3);
    try (TestAlerts engine = new TestAlerts(config);
        TestReceiver receiver = new TestReceiver();
        TestSink sink = TestSink.start(sinkWith(receiver))) {
      receiver.answer(
          (exchange, call) -> {
            int left = failures.getAndDecrement();
            TestReceiver.Answer answer =
                left > 1
                    ? TestReceiver.status(500)
                    : left == 1
                        ? TestReceiver.status(429, "Retry-After", "1")
                        : call.body().contains(alert(2).id())
                            ? TestReceiver.status(422)
                            : TestReceiver.status(200);
            answer.to(exchange, call);
          });
      sink.awaitReady();
      engine.commit(IntStream.range(0, 5).mapToObj(n -> alert(n)).toList());

      List<DeadLetter> letters = new TestDeadLetters(config).read(1);
      eventually().until(() -> receiver.calls().size() == 3 + 5);

      assertThat(letters)
          .singleElement()
          .satisfies(
              letter -> {
                assertThat(letter.component()).isEqualTo("channel/hook");
                assertThat(letter.reason()).isEqualTo("it answered 422");
                assertThat(letter.cluster()).isEqualTo("prod");
              });
      assertThat(
              receiver.calls().stream().skip(3).map(call -> call.headers().get("Idempotency-Key")))
          .containsExactlyElementsOf(IntStream.range(0, 5).mapToObj(n -> alert(n).id()).toList());
      assertThat(sink.admin("/metrics").body()).contains("_refused_total{group=");

      receiver.answer((exchange, call) -> TestReceiver.status(401).to(exchange, call));
      engine.commit(IntStream.range(5, 8).mapToObj(n -> alert(n)).toList());
      eventually()
          .untilAsserted(
              () ->
                  assertThat(sink.admin("/health/ready").body())
                      .contains("hook: it refuses what it is sent: the last 3 alerts")
                      .contains("it answered 401"));
      assertThat(sink.admin("/metrics").body())
          .containsPattern("bellbuoy_sink_group_refusing\\{group=\"[^\"]*-hook\"\\} 1");
    }
  }

  private SinkConfig sinkWith(TestReceiver receiver) {
    TestSink.prepare(config);
    return TestSink.config(
        config,
        folder,
        new SinkConfig.Channel("hook", "webhook", null, Map.of("url", receiver.url("/"))));
  }

  /** Alerts of five clusters, so that they lie in several partitions. */
  private static List<Alert> everywhere(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(n -> alert("c" + n % 5, n, Severity.LOW, "message " + n))
        .toList();
  }

  /** One instance's part in the group of a channel. */
  private final class Member implements AutoCloseable {
    private final List<Alert> sent = Collections.synchronizedList(new ArrayList<>());
    private final Progress progress = new Progress();
    private final GroupConsumer<Alert> consumer;

    Member(String instance) {
      Group group = Group.channel(config.topicPrefix(), "shared");
      ConsumerBuilder consumers = new ConsumerBuilder(config, instance, Duration.ofSeconds(2));
      consumer =
          new GroupConsumer<>(
              () -> consumers.member(group),
              group,
              config.topics().alerts().name(),
              KnownGroups.in(folder.resolve("groups-" + instance)),
              new Remembering(sent),
              Ledger.OFFSETS,
              progress);
    }

    @Override
    public void close() {
      consumer.close();
      assertThat(progress.problem(Instant.now())).isNull();
    }
  }

  private record Remembering(List<Alert> sent) implements Delivery<Alert> {
    @Override
    public Alert read(ConsumerRecord<byte[], byte[]> record) {
      return AlertRecord.read(record);
    }

    @Override
    public long told() {
      return sent.size();
    }

    @Override
    public Duration givesUpAfter() {
      return Duration.ofHours(1);
    }

    @Override
    public int mostAtOnce() {
      return 1;
    }

    @Override
    public SendResult deliver(List<Alert> alerts) {
      sent.addAll(alerts);
      return new SendResult.Sent();
    }

    @Override
    public void refused(ConsumerRecord<byte[], byte[]> record, String reason) {
      throw new AssertionError(reason);
    }

    @Override
    public void unreadable(ConsumerRecord<byte[], byte[]> record, String reason) {
      throw new AssertionError(reason);
    }
  }
}
