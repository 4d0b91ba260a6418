package io.bellbuoy.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordsTest {

  @Test
  void whatARuleLeavesOutHasADefault() {
    Rule rule =
        new JsonSerde<>(Rule.class)
            .read(
                "{\"id\":\"r\",\"name\":\"R\",\"severity\":\"low\",\"expression\":\"x\"}"
                    .getBytes(UTF_8));

    assertThat(rule.message()).isEqualTo("R");
    assertThat(rule.description()).isEmpty();
    assertThat(rule.exceptions()).isEmpty();
    assertThat(rule.tests()).isEmpty();
  }

  @Test
  void aPolicyThatSaysLittleMeansTheUsual() {
    Policy policy =
        new JsonSerde<>(Policy.class).read("{\"rules\":[{\"id\":\"r\"}]}".getBytes(UTF_8));

    assertThat(policy).isEqualTo(new Policy(Policy.Match.FIRST, List.of(Policy.Entry.of("r"))));
    assertThat(policy.rules().get(0).enabled()).isTrue();
    assertThat(policy.rules().get(0).mode()).isEqualTo(Policy.Mode.ALERT);
  }

  @Test
  void rulesGoIntoPoliciesWithoutTheirTests() {
    Rule rule = Samples.rule();

    assertThat(rule.withoutTests().tests()).isEmpty();
    assertThat(rule.withoutTests())
        .usingRecursiveComparison()
        .ignoringFields("tests")
        .isEqualTo(rule);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "a/b", "a.b", "a b", "ä", "a\n"})
  void anIdIsOfFewLettersAndHasNoSlash(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cluster(id, Attributes.NONE))
        .withMessage("the cluster id '" + id + "' is not 1 to 63 of a-z, 0-9 and -");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> channel(id, Map.of()))
        .withMessage("the channel id '" + id + "' is not 1 to 63 of a-z, 0-9 and -");
  }

  @Test
  void aClusterIsAlwaysKnownByItsId() {
    Attributes wrong = Attributes.ofCluster("other").with(Attribute.REGION, "eu");
    Cluster cluster = cluster("local", wrong);

    assertThat(cluster.attributes().get(Attribute.CLUSTER)).isEqualTo("local");
    assertThat(cluster.attributes().get(Attribute.REGION)).isEqualTo("eu");
    assertThat("x".repeat(64))
        .satisfies(
            id ->
                assertThatIllegalArgumentException()
                    .isThrownBy(() -> cluster(id, Attributes.NONE)));
  }

  @Test
  void aChannelShowsItsOptionsNamesAlone() {
    assertThat(Samples.channel())
        .hasToString(
            "ChannelConfig[id=pager, kind=webhook, enabled=false, minSeverity=HIGH, options=[url]]");
  }

  @Test
  void mapsAreCopiedAndCannotBeChanged() {
    Map<String, String> options = new TreeMap<>(Map.of("b", "2", "a", "1"));
    ChannelConfig channel = channel("out", options);
    options.clear();

    assertThat(channel.options().keySet()).containsExactly("a", "b");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> channel.options().put("c", "3"));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> Samples.snapshot().lists().clear());
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> Samples.cluster().labels().clear());
  }

  @Test
  void aListsAddressIsThatOfItsMembersInOrder() {
    List<String> members = List.of("alice@example.com", "system:serviceaccount:ci:deployer");

    assertThat(new NamedList("a", members).sha256())
        .isEqualTo("1c28885f229755aca2f88bc8a3b1343921752d9aebda72d78e2873ee8c52b083")
        .isEqualTo(new NamedList("b", members).sha256());
    assertThat(new NamedList("a", List.of("xy", "z")).sha256())
        .isNotEqualTo(new NamedList("a", List.of("x", "yz")).sha256());
    assertThat(Sha256.hex("abc".getBytes(UTF_8)))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void severitiesAscend() {
    assertThat(List.of(Severity.values()))
        .isSorted()
        .extracting(Severity::text)
        .containsExactly("low", "medium", "high", "critical");
  }

  private static Cluster cluster(String id, Attributes attributes) {
    return new Cluster(id, attributes, Map.of(), List.of(), null, null, Samples.NOON);
  }

  private static ChannelConfig channel(String id, Map<String, String> options) {
    return new ChannelConfig(id, "file", true, Severity.LOW, options);
  }
}
