package io.bellbuoy.sink.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.sink.store.AlertFixture;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class OcsfFormatTest {

  private static final JsonSchemaCheck SCHEMA =
      JsonSchemaCheck.of("ocsf-1.7.0-detection_finding.schema.json");

  private final OcsfFormat format = new OcsfFormat();

  @Test
  void anAlertIsAFinding() throws IOException {
    JsonNode finding = tree(FormatFixture.alert("alice"));

    assertThat(SCHEMA.problems(finding)).isEmpty();
    assertThat(finding.at("/class_uid").intValue()).isEqualTo(2004);
    assertThat(finding.at("/type_uid").intValue()).isEqualTo(200401);
    assertThat(finding.at("/severity_id").intValue()).isEqualTo(4);
    assertThat(finding.at("/time").longValue()).isEqualTo(FormatFixture.RAISED_AT.toEpochMilli());
    assertThat(finding.at("/finding_info/analytic/uid").textValue()).isEqualTo("exec-in-pod");
    assertThat(finding.at("/finding_info/attacks").toString())
        .isEqualTo(
            "[{\"technique\":{\"uid\":\"T1609\"}},{\"technique\":{\"uid\":\"T1548\"},"
                + "\"sub_technique\":{\"uid\":\"T1548.001\"}},{\"tactic\":{\"uid\":\"TA0002\"}}]");
    assertThat(finding.at("/evidences/0/actor/user/name").textValue()).isEqualTo("alice");
    assertThat(finding.at("/evidences/0/src_endpoint/ip").textValue()).isEqualTo("192.0.2.7");
    assertThat(finding.at("/cloud/provider").textValue()).isEqualTo("aws");
    assertThat(finding.at("/raw_data").textValue()).contains("\"twice\"");
    assertThat(finding.at("/unmapped/sourceIPs/0").textValue()).isEqualTo("alice");
  }

  @Test
  void anAlertOfWhichLittleIsKnownIsAFinding() throws IOException {
    assertThat(SCHEMA.problems(tree(FormatFixture.leastAlert()))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.bellbuoy.sink.format.FormatFixture#hostileTexts")
  void whateverItsTextsHoldItIsAFinding(String text) throws IOException {
    JsonNode finding = tree(FormatFixture.alert(text));

    assertThat(SCHEMA.problems(finding)).isEmpty();
    assertThat(finding.at("/message").textValue()).isEqualTo(text);
  }

  @Test
  void anyAlertIsAFinding() throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    for (int n = 0; n < 200; n++) {
      assertThat(SCHEMA.problems(tree(AlertFixture.random(random, n)))).isEmpty();
    }
  }

  @Test
  void theSchemaTellsWhatIsNoFinding() throws IOException {
    JsonNode finding = tree(FormatFixture.alert("alice"));
    ((com.fasterxml.jackson.databind.node.ObjectNode) finding).put("colour", "red");
    ((com.fasterxml.jackson.databind.node.ObjectNode) finding).remove("finding_info");

    assertThat(SCHEMA.problems(finding)).hasSize(2);
  }

  private JsonNode tree(Alert alert) throws IOException {
    return JsonSerde.mapper().readTree(format.write(alert));
  }
}
