package io.bellbuoy.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonSerdeTest {

  private static final JsonSerde<PolicySnapshot> SNAPSHOTS = new JsonSerde<>(PolicySnapshot.class);
  private static final JsonSerde<Cluster> CLUSTERS = new JsonSerde<>(Cluster.class);
  private static final JsonSerde<NamedList> LISTS = new JsonSerde<>(NamedList.class);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | it is missing or has the wrong type",
        "null | null is no Cluster",
        "[] | it is missing or has the wrong type",
        "7 | it is missing or has the wrong type",
        "{} | id is missing",
        "{\"id\":\"a\"} | createdAt is missing",
        "{\"id\":\"hush hush\" | it is no JSON at byte 17",
        "{\"id\":hush} | it is no JSON at byte 6",
        "{\"id\":\"A/b\",\"createdAt\":\"2026-01-01T00:00:00Z\"} | the cluster id 'A/b' is not 1 to 63 of a-z, 0-9 and -",
        "{\"id\":\"a\",\"createdAt\":\"hush\"} | createdAt is missing or has the wrong type",
        "{\"id\":\"a\",\"tokens\":[{\"hash\":{\"hush\":1}}]} | tokens[0].hash is missing or has the wrong type",
        "{\"id\":\"a\",\"tokens\":[{}]} | tokens[0].hash is missing",
        "{\"id\":\"a\",\"labels\":[]} | labels is missing or has the wrong type",
      })
  void whatIsNoRecordIsRefusedWithoutBeingQuoted(String json, String reason) {
    assertThatExceptionOfType(UnreadableRecordException.class)
        .isThrownBy(() -> CLUSTERS.read(json.getBytes(UTF_8)))
        .withMessage(reason.startsWith("null") ? reason : "no readable Cluster: " + reason);
  }

  @Test
  void aNumberThatIsNotThereIsNotZero() {
    assertThatExceptionOfType(UnreadableRecordException.class)
        .isThrownBy(
            () ->
                SNAPSHOTS.read(
                    "{\"publishedAt\":\"2026-01-01T00:00:00Z\",\"publishedBy\":\"x\",\"match\":\"first\",\"rules\":[]}"
                        .getBytes(UTF_8)))
        .withMessage("no readable PolicySnapshot: version is missing or has the wrong type");
  }

  @Test
  void aRuleOfASnapshotIsNeverDisabledByAnOmission() {
    String json = new String(SNAPSHOTS.write(Samples.snapshot()), UTF_8);

    assertThatExceptionOfType(UnreadableRecordException.class)
        .isThrownBy(() -> SNAPSHOTS.read(json.replace("\"enabled\":true,", "").getBytes(UTF_8)))
        .withMessageContaining("enabled is missing");
  }

  @Test
  void kafkaSeesTombstonesAsNull() {
    try (Serializer<NamedList> serializer = LISTS.serializer();
        Deserializer<NamedList> deserializer = LISTS.deserializer()) {
      NamedList list = new NamedList("a", List.of("b"));

      assertThat(deserializer.deserialize("t", serializer.serialize("t", list))).isEqualTo(list);
      assertThat(serializer.serialize("t", null)).isNull();
      assertThat(deserializer.deserialize("t", (byte[]) null)).isNull();
    }
  }

  @Test
  void halfACharacterSurvivesInsteadOfStoppingTheWriter() {
    NamedList list = new NamedList("a", List.of("\ud800", "x\udc00y", "\ud83d\udd14", "ä\u2028"));

    byte[] json = LISTS.write(list);

    assertThat(LISTS.read(json)).isEqualTo(list);
    assertThat(new String(json, UTF_8))
        .contains("\"\\ud800\"", "\"x\\udc00y\"", "\"\\ud83d\\udd14\"", "ä");
  }

  @Test
  void anEventAsDeepAsTheyComeIsReadAgain() {
    String deep = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);
    JsonSerde<Alert> alerts = new JsonSerde<>(Alert.class);
    Alert alert = Samples.alert().withEvent(new RawJson(deep));

    assertThat(alerts.read(alerts.write(alert)).event()).isEqualTo(new RawJson(deep));
  }

  @Test
  void anEventWithALongNameAndALongNumberIsReadAgain() {
    String text = "{\"" + "n".repeat(1 << 20) + "\":" + "9".repeat(1 << 20) + "}";
    JsonSerde<Alert> alerts = new JsonSerde<>(Alert.class);

    Alert read = alerts.read(alerts.write(Samples.alert().withEvent(new RawJson(text))));

    assertThat(read.event()).extracting(RawJson::text).isEqualTo(text);
  }

  @Test
  void whatIsDeeperIsRefused() {
    byte[] deep = ("{\"id\":\"a\",\"x\":" + "[".repeat(20_000)).getBytes(UTF_8);

    assertThatExceptionOfType(UnreadableRecordException.class)
        .isThrownBy(() -> CLUSTERS.read(deep))
        .withMessage("no readable Cluster: it is no JSON");
  }
}
