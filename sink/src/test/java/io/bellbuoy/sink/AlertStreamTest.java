package io.bellbuoy.sink;

import static io.bellbuoy.sink.TestSink.eventually;
import static io.bellbuoy.sink.store.AlertFixture.alert;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.registry.TopicInstaller;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class AlertStreamTest {

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final AlertFeed feed = new AlertFeed(1);
  private final AtomicReference<Consumer<byte[], byte[]>> current = new AtomicReference<>();
  private KafkaConfig config;

  @BeforeEach
  void prepare() {
    config = KafkaConfig.relaxed(kafka.bootstrapServers(), kafka.freshPrefix());
    TopicInstaller.install(config);
    feed.watch(
        new AlertFeed.Watcher() {
          @Override
          public void accept(StreamedAlert alert) {
            seen.add(alert.alert().id());
          }

          @Override
          public void missed(String reason) {
            said.add(reason);
          }

          @Override
          public void end(String reason) {
            said.add(reason);
          }
        });
  }

  @Test
  void itShowsWhatIsCommittedFromNowOnAndNothingElse() {
    try (TestAlerts engine = new TestAlerts(config)) {
      engine.commit(alert(0));
      try (AlertStream stream = stream()) {
        eventually().until(stream::isLive);
        engine.abort(alert(1));
        engine.commitRaw("prod", "no alert".getBytes(UTF_8));
        engine.commitRaw("prod", null);
        engine.commit(alert(2));

        eventually().until(() -> seen.equals(List.of(alert(2).id())));
      }
    }
    assertThat(said).containsExactly("the sink is being stopped");
  }

  @Test
  void aConsumerThatDiesIsReplacedWhereItStood() {
    try (TestAlerts engine = new TestAlerts(config);
        AlertStream stream = stream()) {
      eventually().until(stream::isLive);
      engine.commit(alert(1));
      eventually().until(() -> seen.size() == 1);

      // Wakes it up with an exception that ends this consumer.
      requireNonNull(current.get()).wakeup();
      eventually().until(() -> !stream.isLive());
      engine.commit(alert(2));

      eventually().until(() -> seen.equals(List.of(alert(1).id(), alert(2).id())));
      assertThat(stream.isLive()).isTrue();
    }
  }

  @Test
  void anErrorIsSaidAndReadingBeginsAnew() {
    AtomicBoolean failed = new AtomicBoolean();
    ConsumerBuilder consumers = new ConsumerBuilder(config, "sink-test", Duration.ofSeconds(2));
    try (TestAlerts engine = new TestAlerts(config);
        AlertStream stream =
            stream(
                () -> {
                  if (failed.compareAndSet(false, true)) {
                    throw new NoClassDefFoundError("a class is missing");
                  }
                  return consumers.reader("stream");
                })) {
      eventually().until(() -> stream.problem() != null);
      assertThat(stream.problem()).contains("a class is missing");
      eventually().until(stream::isLive);
      engine.commit(alert(1));

      eventually().until(() -> seen.equals(List.of(alert(1).id())));
      assertThat(stream.problem()).isNull();
      assertThat(stream.restarts()).isEqualTo(1);
    }
  }

  private AlertStream stream() {
    ConsumerBuilder consumers = new ConsumerBuilder(config, "sink-test", Duration.ofSeconds(2));
    return stream(
        () -> {
          Consumer<byte[], byte[]> consumer = consumers.reader("stream");
          current.set(consumer);
          return consumer;
        });
  }

  private AlertStream stream(Supplier<Consumer<byte[], byte[]>> consumers) {
    AlertStream stream = new AlertStream(consumers, config.topics().alerts().name(), feed);
    stream.start();
    return stream;
  }
}
