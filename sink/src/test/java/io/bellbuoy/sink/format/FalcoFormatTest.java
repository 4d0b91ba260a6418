package io.bellbuoy.sink.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.store.AlertFixture;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class FalcoFormatTest {

  private final FalcoFormat format = new FalcoFormat();

  @Test
  void anAlertHasWhatFalcosOwnHave() throws IOException {
    JsonNode alert = tree(FormatFixture.alert("alice"));

    assertThat(alert.at("/output").textValue()).isEqualTo("alice");
    assertThat(alert.at("/priority").textValue()).isEqualTo("Error");
    assertThat(alert.at("/source").textValue()).isEqualTo("k8s_audit");
    assertThat(alert.at("/hostname").textValue()).isEqualTo("prod");
    assertThat(Instant.parse(alert.at("/time").textValue())).isEqualTo(FormatFixture.RAISED_AT);
    assertThat(alert.at("/tags/0").textValue()).isEqualTo("pods");
    assertThat(alert.at("/output_fields").get("ka.user.name").textValue()).isEqualTo("alice");
    assertThat(alert.at("/output_fields").get("ka.target.subresource").textValue())
        .isEqualTo("exec");
    assertThat(alert.at("/output_fields").get("ka.response.code").textValue()).isEqualTo("403");
  }

  @ParameterizedTest
  @CsvSource({"LOW, Notice", "MEDIUM, Warning", "HIGH, Error", "CRITICAL, Critical"})
  void itsPriorityIsOneOfFalcos(Severity severity, String priority) throws IOException {
    assertThat(tree(AlertFixture.alert("prod", 1, severity, "m")).at("/priority").textValue())
        .isEqualTo(priority);
  }

  @ParameterizedTest
  @MethodSource("io.bellbuoy.sink.format.FormatFixture#hostileTexts")
  void allFieldsAreTexts(String text) throws IOException {
    JsonNode alert = tree(FormatFixture.alert(text));

    assertThat(alert.at("/output_fields")).isNotEmpty().allMatch(JsonNode::isTextual);
    assertThat(alert.at("/output_fields").get("ka.target.name").textValue()).isEqualTo(text);
  }

  @Test
  void whatIsNotKnownIsLeftOut() throws IOException {
    assertThat(tree(FormatFixture.leastAlert()).at("/output_fields").toString())
        .isEqualTo("{\"bellbuoy.cluster\":\"test\",\"bellbuoy.rule.id\":\"any\"}");
  }

  private JsonNode tree(Alert alert) throws IOException {
    return JsonSerde.mapper().readTree(format.write(alert));
  }
}
