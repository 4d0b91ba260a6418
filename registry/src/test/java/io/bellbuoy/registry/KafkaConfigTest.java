package io.bellbuoy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import io.bellbuoy.registry.KafkaConfig.Durability;
import io.bellbuoy.schemas.JsonSerde;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaConfigTest {

  @Test
  void whatIsNotGivenIsStrictAndUnderTheUsualNames() throws Exception {
    KafkaConfig kafka = read("{'bootstrapServers':'kafka:9092'}");

    assertThat(kafka)
        .isEqualTo(new KafkaConfig("kafka:9092", "bellbuoy.", Durability.STRICT, Map.of()));
    assertThat(kafka.topics().policy().name()).isEqualTo("bellbuoy.policy");
  }

  @Test
  void durabilityIsAWordInLowerCase() throws Exception {
    assertThat(read("{'bootstrapServers':'k:1','durability':'relaxed'}").durability())
        .isEqualTo(Durability.RELAXED);
    assertThatThrownBy(() -> read("{'bootstrapServers':'k:1','durability':'lax'}"))
        .isInstanceOf(InvalidFormatException.class);
  }

  @Test
  void propertiesReachEveryClientButTheAddressIsOurs() {
    KafkaConfig kafka =
        new KafkaConfig(
            "kafka:9092",
            "x.",
            Durability.STRICT,
            Map.of("security.protocol", "SASL_SSL", "bootstrap.servers", "elsewhere:1"));

    assertThat(kafka.client("loader"))
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("bootstrap.servers", "kafka:9092")
        .containsEntry("client.id", "loader");
  }

  @Test
  void printedItShowsNoPassword() {
    KafkaConfig kafka =
        new KafkaConfig(
            "kafka:9092", "x.", Durability.STRICT, Map.of("sasl.jaas.config", "password=s3cret"));

    assertThat(kafka.toString()).doesNotContain("s3cret").contains("sasl.jaas.config");
  }

  private static KafkaConfig read(String json) throws Exception {
    return JsonSerde.mapper().readValue(json.replace('\'', '"'), KafkaConfig.class);
  }
}
