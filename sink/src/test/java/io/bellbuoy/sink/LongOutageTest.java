package io.bellbuoy.sink;

import static io.bellbuoy.sink.store.AlertFixture.alert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.registry.TopicInstaller;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.Behaviour;
import io.bellbuoy.sink.channel.ChannelEnvironment;
import io.bellbuoy.sink.channel.ChannelKinds;
import io.bellbuoy.sink.channel.HttpCounterpart;
import io.bellbuoy.sink.channel.TestReceiver;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One channel's counterpart is away for long while alerts keep coming. */
final class LongOutageTest {

  private static final int MOST_GROWTH_MB = 64;

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  @TempDir Path folder;
  private final Vertx vertx = Vertx.vertx();

  @Test
  void aChannelThatIsAwayDelaysItselfAloneAndLosesNothing() throws Exception {
    outage(3, 400);
  }

  @Test
  @Tag("long")
  void tenMinutesAtFiveHundredASecondDelayItselfAloneAndLoseNothing() throws Exception {
    outage(600, 500);
  }

  private void outage(int seconds, int perSecond) throws Exception {
    KafkaConfig config = KafkaConfig.relaxed(kafka.bootstrapServers(), kafka.freshPrefix());
    TopicInstaller.install(config);
    try (TestReceiver receiver = new TestReceiver();
        HttpCounterpart pager = new HttpCounterpart(receiver, TestReceiver.status(204));
        DeadLetterPublisher deadLetters = new DeadLetterPublisher(config, "sink-test");
        TestAlerts engine = new TestAlerts(config)) {
      ChannelConsumer.Surroundings surroundings =
          new ChannelConsumer.Surroundings(
              new ConsumerBuilder(config, "sink-test", Duration.ofSeconds(6)),
              KnownGroups.in(folder.resolve("groups")),
              deadLetters,
              new SinkMetrics(new SimpleMeterRegistry()));
      try (ChannelConsumer away = start(webhook(receiver), surroundings);
          ChannelConsumer other = start(file(), surroundings)) {
        await().atMost(Duration.ofSeconds(30)).until(() -> now(away).created());
        await().atMost(Duration.ofSeconds(30)).until(() -> now(other).created());
        pager.behave(Behaviour.FAILING);
        long before = usedMegabytes();
        int raised = raise(engine, seconds, perSecond, away, other);
        long after = usedMegabytes();

        assertThat(after - before).as("megabytes more").isLessThan(MOST_GROWTH_MB);
        assertBehind(away, raised, seconds);
        pager.behave(Behaviour.WELL);
        await().atMost(Duration.ofMinutes(30)).until(() -> now(away).behind() == 0);

        assertThat(now(away).problem()).isNull();
        assertThat(now(away).lastError()).as("stays readable").isEqualTo("it answered 500");
        assertInOrder(pager, raised);
        System.out.printf(
            "%d alerts in %d s waited; heap %d MB before, %d MB after%n",
            raised, seconds, before, after);
      }
    } finally {
      vertx.close();
    }
  }

  /** Meanwhile the other channel keeps up. */
  private static int raise(
      TestAlerts engine, int seconds, int perSecond, ChannelConsumer away, ChannelConsumer other)
      throws InterruptedException {
    int raised = 0;
    Instant begin = Instant.now();
    for (int tick = 0; tick < seconds * 10; tick++) {
      int from = raised;
      raised += perSecond / 10;
      engine.commit(IntStream.range(from, raised).mapToObj(LongOutageTest::numbered).toList());
      long wait = Duration.between(Instant.now(), begin.plusMillis(100L * (tick + 1))).toMillis();
      Thread.sleep(Math.max(0, wait));
      if (tick % 50 == 49) {
        assertThat(now(away).sent()).isZero();
        assertThat(now(other).behindSeconds()).as("the other one").isLessThan(5);
      }
    }
    long all = raised;
    await().atMost(Duration.ofSeconds(30)).until(() -> now(other).sent() == all);
    return raised;
  }

  /** Markers of the engine's transactions count as well, so it may be somewhat more. */
  private static void assertBehind(ChannelConsumer away, int raised, int seconds) {
    await().atMost(Duration.ofSeconds(10)).until(() -> now(away).behind() >= raised);
    ChannelState state = now(away);
    assertThat(state.behind()).isLessThan(2L * raised);
    assertThat(state.behindSeconds()).isGreaterThanOrEqualTo(seconds - 1);
    assertThat(state.problem()).isEqualTo("it answered 500");
    assertThat(state.lastErrorAt()).isNotNull();
    assertThat(state.failures()).isPositive();
  }

  /** Each once; those of a cluster in their order. */
  private static void assertInOrder(HttpCounterpart pager, int raised) {
    List<String> keys =
        pager.taken().stream().map(call -> call.headers().get("Idempotency-Key")).toList();
    assertThat(keys).hasSize(raised).doesNotHaveDuplicates();
    for (int cluster = 0; cluster < 5; cluster++) {
      int rest = cluster;
      List<String> expected =
          IntStream.range(0, raised)
              .filter(n -> n % 5 == rest)
              .mapToObj(n -> numbered(n).id())
              .toList();
      assertThat(keys).containsSubsequence(expected);
    }
  }

  private static Alert numbered(int n) {
    return alert("c" + n % 5, n, Severity.LOW, "message " + n);
  }

  /** After what is garbage has gone. */
  private static long usedMegabytes() {
    System.gc();
    return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
  }

  private static ChannelState now(ChannelConsumer channel) {
    return channel.state(Instant.now());
  }

  private static ChannelConfig webhook(TestReceiver receiver) {
    return new ChannelConfig(
        "pager", "webhook", true, Severity.LOW, Map.of("url", receiver.url("/"), "timeout", "5s"));
  }

  private ChannelConfig file() {
    return new ChannelConfig(
        "file",
        "file",
        true,
        Severity.LOW,
        Map.of("path", folder.resolve("alerts.ndjson").toString(), "sync", "never"));
  }

  private ChannelConsumer start(ChannelConfig channel, ChannelConsumer.Surroundings surroundings) {
    return ChannelConsumer.start(
        channel,
        new ChannelKinds(new ChannelEnvironment(vertx, System.out, null, true)),
        surroundings);
  }
}
