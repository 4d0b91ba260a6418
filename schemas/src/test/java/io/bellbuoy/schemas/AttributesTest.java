package io.bellbuoy.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AttributesTest {

  private static final JsonSerde<Attributes> SERDE = new JsonSerde<>(Attributes.class);

  @Test
  void theKnownOnesAreWrittenUnderTheirNamesInOrder() {
    Attributes attributes =
        Attributes.NONE
            .with(Attribute.SOURCE, "webhook")
            .with(Attribute.RESOURCE_GROUP, "rg")
            .with(Attribute.CLUSTER, "local");

    String json = new String(SERDE.write(attributes), UTF_8);

    assertThat(json)
        .isEqualTo("{\"cluster\":\"local\",\"resourceGroup\":\"rg\",\"source\":\"webhook\"}")
        .isEqualTo(new String(SERDE.write(SERDE.read(json.getBytes(UTF_8))), UTF_8));
    assertThat(SERDE.read(json.getBytes(UTF_8)))
        .isEqualTo(attributes)
        .hasSameHashCodeAs(attributes)
        .hasToString("{cluster=local, resourceGroup=rg, source=webhook}");
  }

  @Test
  void nothingIsAnEmptyObject() {
    assertThat(new String(SERDE.write(Attributes.NONE), UTF_8)).isEqualTo("{}");
    assertThat(SERDE.read("{}".getBytes(UTF_8))).isEqualTo(Attributes.NONE);
  }

  @Test
  void unknownAndNullOnesAreLeftOut() {
    byte[] json =
        "{\"zone\":\"b\",\"region\":null,\"Cluster\":\"x\",\"account\":\"1\"}".getBytes(UTF_8);

    assertThat(SERDE.read(json).known()).isEqualTo(Map.of(Attribute.ACCOUNT, "1"));
  }

  @Test
  void whatIsNoTextIsRefused() {
    assertThatExceptionOfType(UnreadableRecordException.class)
        .isThrownBy(() -> SERDE.read("{\"region\":{\"a\":1}}".getBytes(UTF_8)))
        .withMessage("no readable Attributes: region is missing or has the wrong type");
  }

  @Test
  void aChangeIsACopy() {
    Attributes local = Attributes.ofCluster("local");
    Attributes there = local.with(Attribute.REGION, "eu");

    assertThat(local.get(Attribute.REGION)).isNull();
    assertThat(there.with(Attribute.REGION, null)).isEqualTo(local);
    assertThat(there.equals(null)).isFalse();
  }

  @Test
  void namesAreFoundAsTheyAreWritten() {
    for (Attribute attribute : Attribute.values()) {
      assertThat(Attribute.of(attribute.text())).isEqualTo(attribute);
    }
    assertThat(Attribute.of("CLUSTER")).isNull();
  }
}
