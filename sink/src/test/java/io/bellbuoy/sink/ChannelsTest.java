package io.bellbuoy.sink;

import static io.bellbuoy.sink.TestSink.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.ChannelEnvironment;
import io.bellbuoy.sink.channel.ChannelKinds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.MockProducer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which channels run; those of this test are of a kind that cannot be opened, so none needs Kafka.
 */
final class ChannelsTest {

  @TempDir Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final ChannelKinds trusted =
      new ChannelKinds(new ChannelEnvironment(vertx, System.out, null, false));
  private final ChannelKinds confined =
      new ChannelKinds(new ChannelEnvironment(vertx, System.out, Path.of("channels"), false));
  private final List<String> events = new CopyOnWriteArrayList<>();
  private final Channels channels =
      new Channels(
          List.of(config("fixed", "own")),
          trusted,
          confined,
          this::start,
          id -> events.add("forgot " + id));

  @AfterEach
  void close() {
    channels.close();
    vertx.close();
  }

  @Test
  void thoseOfTheConfigurationRunWhateverTheRegistrySays() {
    apply();

    assertThat(events).containsExactly("started fixed own trusted");
    assertThat(channels.states()).extracting(ChannelState::id).containsExactly("fixed");
  }

  @Test
  void theConfigurationWinsOverTheRegistry() {
    apply(config("fixed", "other"), config("pager", "x"));

    assertThat(events)
        .containsExactlyInAnyOrder("started fixed own trusted", "started pager x confined");
  }

  @Test
  void whatChangesIsStartedAnewAndTheRestIsLeftAlone() {
    apply(config("pager", "x"), config("mail", "y"));
    events.clear();

    apply(config("pager", "z"), config("mail", "y"));

    assertThat(events).containsExactly("started pager z confined");
  }

  @Test
  void whatIsRemovedIsForgotten() {
    apply(config("pager", "x"));
    events.clear();

    apply();

    assertThat(events).containsExactly("forgot pager");
    assertThat(channels.states()).extracting(ChannelState::id).containsExactly("fixed");
  }

  @Test
  void whatIsDisabledStopsAndKeepsItsPlace() {
    apply(config("pager", "x"));
    events.clear();

    apply(new ChannelConfig("pager", "x", false, Severity.LOW, Map.of()));

    assertThat(events).isEmpty();
    assertThat(channels.states()).extracting(ChannelState::id).containsExactly("fixed");
  }

  @Test
  void oneThatCannotBeOpenedSaysWhyAndDisturbsNobody() {
    apply(config("pager", "carrier-pigeon"));

    assertThat(channels.states())
        .filteredOn(state -> state.id().equals("pager"))
        .singleElement()
        .satisfies(
            state -> {
              assertThat(state.created()).isFalse();
              assertThat(state.problem()).contains("there is no carrier-pigeon");
            });
  }

  @Test
  void oneWhoseStartFailsIsShownAsWellAndDisturbsNobody() {
    apply(config("pager", "error"), config("mail", "y"));

    assertThat(channels.states())
        .filteredOn(state -> state.id().equals("pager"))
        .extracting(ChannelState::problem)
        .containsExactly("it cannot be started: java.lang.NoClassDefFoundError: missing");
    assertThat(events).contains("started mail y confined");
  }

  private void apply(ChannelConfig... registry) {
    Map<String, ChannelConfig> image = new TreeMap<>();
    Arrays.stream(registry).forEach(config -> image.put(config.id(), config));
    channels.apply(image);
    long wanted =
        1 + image.values().stream().filter(c -> c.enabled() && !c.id().equals("fixed")).count();
    eventually().until(channels::isApplied);
    eventually().until(() -> channels.states().size() == wanted);
    eventually().until(() -> running(image));
  }

  private boolean running(Map<String, ChannelConfig> image) {
    return channels.states().stream()
        .filter(state -> !state.id().equals("fixed"))
        .allMatch(
            state -> {
              ChannelConfig wanted = image.get(state.id());
              return wanted != null && wanted.kind().equals(state.kind());
            });
  }

  private ChannelConsumer start(ChannelConfig config, ChannelKinds kinds) {
    String reach = kinds == trusted ? " trusted" : " confined";
    events.add("started " + config.id() + " " + config.kind() + reach);
    if (config.kind().equals("error")) {
      throw new NoClassDefFoundError("missing");
    }
    KafkaConfig nowhere = KafkaConfig.relaxed("localhost:1", "bellbuoy.");
    return ChannelConsumer.start(
        config,
        kinds,
        new ChannelConsumer.Surroundings(
            new ConsumerBuilder(nowhere, "sink-test", Duration.ofSeconds(10)),
            KnownGroups.in(folder),
            new DeadLetterPublisher(new MockProducer<>(), "dead"),
            new SinkMetrics(new SimpleMeterRegistry())));
  }

  private static ChannelConfig config(String id, String kind) {
    return new ChannelConfig(id, kind, true, Severity.LOW, Map.of());
  }
}
