package io.bellbuoy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClientsTest {

  private static final KafkaConfig KAFKA = KafkaConfig.relaxed("kafka:9092", "x.");

  static Stream<Arguments> failures() {
    return Stream.of(
        arguments(
            new TimeoutException("Timeout expired after 10000ms"),
            "Kafka at kafka:9092 does not answer; is it running, and is the address right?"),
        arguments(
            new KafkaException("in an error state", new TimeoutException("Expiring 1 record")),
            "Kafka at kafka:9092 does not answer; is it running, and is the address right?"),
        arguments(
            new SaslAuthenticationException("invalid credentials"),
            "Kafka at kafka:9092 refuses the login: invalid credentials"),
        arguments(
            new SslAuthenticationException("handshake failed"),
            "Kafka at kafka:9092 refuses the login: handshake failed"),
        arguments(
            new KafkaException(
                "in an error state", new TransactionalIdAuthorizationException("not you")),
            "Kafka at kafka:9092 denies access: not you"),
        arguments(
            new KafkaException(
                "Failed to construct", new ConfigException("No resolvable bootstrap urls given")),
            "Kafka at kafka:9092 cannot be used: No resolvable bootstrap urls given"),
        arguments(new KafkaException("odd"), "Kafka at kafka:9092 cannot be used: odd"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureIsToldByWhatLiesUnderIt(KafkaException failure, String sentence) {
    assertThat(Clients.sentence(KAFKA, failure)).isEqualTo(sentence);
  }
}
