package io.bellbuoy.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.bench.Measurement;
import io.bellbuoy.registry.KafkaConfig;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The parts of the measurements that need a broker, on a small scale. */
@Tag("long")
@Timeout(180)
class EngineBenchTest {

  private static final int EVENTS = 20_000;

  @Test
  void theEngineReadsAllThatWasFilledInAndForgottenIsGone() {
    try (Broker broker = new Broker();
        Offsets offsets = new Offsets(broker.kafka())) {
      KafkaConfig kafka = broker.kafka();
      Policy100.publish(kafka);
      try (Filler filler = new Filler(kafka, 3)) {
        filler.write(EVENTS);
      }
      String topic = kafka.topics().events().name();
      assertThat(offsets.end(topic)).isEqualTo(EVENTS);
      Child engine =
          Child.start(
              EngineMain.class,
              "512m",
              broker.address(),
              kafka.topicPrefix(),
              "engine",
              broker.folder("engine").toString(),
              "1");
      assertThat(new Race(kafka, offsets).run("Engine", Map.of(), engine, "engine"))
          .extracting(Measurement::what)
          .containsExactly("Engine", "Engine cpu", "Engine memory");
      assertThat(offsets.lag("engine", topic)).isZero();
      assertThat(offsets.end(kafka.topics().alerts().name())).isPositive();
      assertThat(offsets.end(kafka.topics().deadLetters().name())).isZero();
      offsets.forget("engine", topic);
      assertThat(offsets.end(topic)).isEqualTo(EVENTS);
    }
  }
}
