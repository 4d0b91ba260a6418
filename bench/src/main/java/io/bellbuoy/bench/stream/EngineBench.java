package io.bellbuoy.bench.stream;

import io.bellbuoy.bench.Measurement;
import io.bellbuoy.registry.KafkaConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The engine with a hundred rules, from a topic that is full of events to their alerts, beside
 * Kafka Streams that does nothing with them. Broker and engine share the machine.
 */
public final class EngineBench {

  private static final String HEAP = "1g";

  private final Broker broker;
  private final KafkaConfig kafka;
  private final Offsets offsets;
  private int runs;

  private EngineBench(Broker broker, Offsets offsets) {
    this.broker = broker;
    this.kafka = broker.kafka();
    this.offsets = offsets;
  }

  /** Measures each way, as often as it is told. */
  public static List<Measurement> run(boolean quick) {
    try (Broker broker = new Broker();
        Offsets offsets = new Offsets(broker.kafka())) {
      Policy100.publish(broker.kafka());
      try (Filler filler = new Filler(broker.kafka(), 10)) {
        filler.write(quick ? 1_500_000 : 4_000_000);
      }
      return new EngineBench(broker, offsets).runAll(quick ? 1 : 3);
    }
  }

  private List<Measurement> runAll(int times) {
    List<Measurement> all = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      for (String threads : List.of("1", "2")) {
        all.addAll(passThrough(threads, "exactly_once_v2", "few"));
        all.addAll(engine(threads));
        all.addAll(passThrough(threads, "at_least_once", "few"));
      }
      all.addAll(passThrough("1", "exactly_once_v2", "all"));
    }
    return Repeated.medians(all);
  }

  private List<Measurement> engine(String threads) {
    String id = "engine-" + ++runs;
    String folder = broker.folder(id).toString();
    Child process =
        Child.start(
            EngineMain.class, HEAP, broker.address(), kafka.topicPrefix(), id, folder, threads);
    return race("Engine", Map.of("threads", threads, "guarantee", "exactly_once_v2"), process, id);
  }

  private List<Measurement> passThrough(String threads, String guarantee, String writes) {
    String id = "pass-" + ++runs;
    String folder = broker.folder(id).toString();
    Child process =
        Child.start(
            PassThroughMain.class,
            HEAP,
            broker.address(),
            kafka.topicPrefix(),
            id,
            folder,
            threads,
            guarantee,
            writes);
    Map<String, String> setting =
        Map.of("threads", threads, "guarantee", guarantee, "writes", writes);
    return race("PassThrough", setting, process, id);
  }

  private List<Measurement> race(
      String what, Map<String, String> setting, Child process, String group) {
    return new Race(kafka, offsets).run(what, setting, process, group);
  }
}
