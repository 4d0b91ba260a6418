package io.bellbuoy.bench.stream;

import io.bellbuoy.bench.Measurement;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.schemas.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Whether the engine's cost of an event stays what it is: over more and more events, over more
 * clusters, over more partitions.
 */
public final class GrowthBench {

  private static final String HEAP = "1g";
  private static final int MILLION = 1_000_000;

  private final Broker broker;
  private final Offsets offsets;
  private final boolean quick;

  private GrowthBench(Broker broker, Offsets offsets, boolean quick) {
    this.broker = broker;
    this.offsets = offsets;
    this.quick = quick;
  }

  /** Measures the three. */
  public static List<Measurement> run(boolean quick) {
    try (Broker broker = new Broker();
        Offsets offsets = new Offsets(broker.kafka())) {
      GrowthBench bench = new GrowthBench(broker, offsets, quick);
      List<Measurement> all = new ArrayList<>();
      for (int clusters : List.of(1, 10, 100, 1_000)) {
        all.addAll(bench.clusters(clusters));
      }
      for (int partitions : List.of(1, 12, 48)) {
        all.addAll(bench.partitions(partitions));
      }
      all.addAll(bench.events(quick ? List.of(1, 3) : List.of(1, 10, 50)));
      return all;
    }
  }

  private List<Measurement> clusters(int count) {
    KafkaConfig kafka = broker.kafka("clusters" + count + ".");
    Policy100.publish(kafka);
    return race("Clusters", count, kafka, count);
  }

  private List<Measurement> partitions(int count) {
    KafkaConfig kafka = broker.kafka("partitions" + count + ".");
    Topic events = kafka.topics().events();
    NewTopic topic = new NewTopic(events.name(), count, (short) 1).configs(events.settings());
    Offsets.get(offsets.admin().createTopics(List.of(topic)).all());
    Policy100.publish(kafka);
    return race("Partitions", count, kafka, 10);
  }

  private List<Measurement> race(String what, int setting, KafkaConfig kafka, int clusters) {
    try (Filler filler = new Filler(kafka, clusters)) {
      filler.write(quick ? MILLION / 2 : MILLION);
    }
    Map<String, String> settings = Map.of("count", Integer.toString(setting));
    return new Race(kafka, offsets).run(what, settings, engine(kafka), group(kafka));
  }

  /**
   * One engine reads millions of events, which are removed when it has read them. Their writing
   * shares the machine, so what counts is the engine's CPU time.
   */
  private List<Measurement> events(List<Integer> marks) {
    KafkaConfig kafka = broker.kafka("events.");
    Policy100.publish(kafka);
    List<Measurement> all = new ArrayList<>();
    try (Filler filler = new Filler(kafka, 10);
        Child engine = engine(kafka)) {
      engine.await("ready");
      for (int million = 1; million <= marks.get(marks.size() - 1); million++) {
        double cpu = engine.cpuSeconds();
        filler.write(MILLION);
        awaitRead(kafka);
        if (marks.contains(million)) {
          Map<String, String> setting = Map.of("million", Integer.toString(million));
          double each = engine.cpuSeconds() - cpu; // seconds a million are microseconds each
          all.add(Measurement.once("Events cpu", setting, each, "µs/event"));
          all.add(Measurement.once("Events memory", setting, engine.peakMemory(), "MiB"));
        }
        offsets.forget(group(kafka), kafka.topics().events().name());
      }
    }
    return all;
  }

  private void awaitRead(KafkaConfig kafka) {
    String events = kafka.topics().events().name();
    while (offsets.lag(group(kafka), events) > 0) {
      Race.pause();
    }
  }

  private Child engine(KafkaConfig kafka) {
    String folder = broker.folder(group(kafka)).toString();
    return Child.start(
        EngineMain.class, HEAP, broker.address(), kafka.topicPrefix(), group(kafka), folder, "2");
  }

  private static String group(KafkaConfig kafka) {
    return "engine-" + kafka.topicPrefix().replace(".", "");
  }
}
