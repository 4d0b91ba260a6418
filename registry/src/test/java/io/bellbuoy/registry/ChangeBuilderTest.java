package io.bellbuoy.registry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.Cluster;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.NamedList;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangeBuilderTest {

  private static final String CIPHERTEXT = "AbCdSealedWithTheKey";

  private final ChangeBuilder changes = new ChangeBuilder(Author.of("alice"), Samples.NOON);

  @Test
  void aClustersTokensCanBeToldApartAndNotUsed() {
    Cluster before = cluster("one", "first");
    Cluster after = cluster("two", "first");

    Change change = requireNonNull(changes.of("prod", before, after));

    assertThat(change.object()).isEqualTo("cluster/prod");
    assertThat(fingerprint(change.before())).matches("[0-9a-f]{8}");
    assertThat(fingerprint(change.after())).isNotEqualTo(fingerprint(change.before()));
    assertThat(change.toString())
        .doesNotContain(CIPHERTEXT, Samples.hash("one"), Samples.hash("two"))
        .doesNotContain(Samples.hash("first"));
  }

  @Test
  void thatABearerChangedIsSaidAndNotWhatItIs() {
    Change change =
        requireNonNull(changes.of("prod", cluster("one", "first"), cluster("one", "second")));

    assertThat(requireNonNull(change.before()).path("bearerHash").asText()).isEqualTo("(hidden)");
    assertThat(requireNonNull(change.after()).path("bearerHash").asText())
        .isEqualTo("(hidden, changed)");
  }

  @Test
  void aNewRuleHasNoBeforeAndARemovedOneNoAfter() {
    Change made = requireNonNull(changes.of("rule/r", null, Samples.rule("r")));
    Change removed = requireNonNull(changes.of("rule/r", Samples.rule("r"), null));

    assertThat(made.before()).isNull();
    assertThat(made.after()).isEqualTo(removed.before());
    assertThat(removed.after()).isNull();
    assertThat(requireNonNull(made.after()).path("expression").asText())
        .isEqualTo(Samples.rule("r").expression());
  }

  @Test
  void aLongListIsToldByItsSizeAndHash() {
    NamedList large =
        new NamedList("l", IntStream.range(0, 10).mapToObj(n -> "x".repeat(40_000)).toList());

    JsonNode after = requireNonNull(requireNonNull(changes.of("list/l", null, large)).after());

    assertThat(after.path("bytes").asInt()).isGreaterThan(400_000);
    assertThat(after.path("sha256").asText()).hasSize(64);
  }

  @Test
  void recordsThatGoAlongWithAPolicySayNothingOfTheirOwn() {
    assertThat(changes.of("version/1", null, Samples.snapshot(1))).isNull();
    assertThat(changes.of("list/x/0", null, new ListPart(1, List.of()))).isNull();
    assertThat(changes.of("current", null, Samples.snapshot(1))).isNotNull();
  }

  @Test
  void aChangeReadsBackAsItWasWritten() {
    JsonSerde<Change> serde = new JsonSerde<>(Change.class);
    Change change = requireNonNull(changes.of("rule/r", null, Samples.rule("r")));

    assertThat(serde.read(serde.write(change))).hasToString(change.toString());
    assertThat(new String(serde.write(change), StandardCharsets.UTF_8))
        .startsWith("{\"at\":\"2026-03-01T12:00:00Z\",\"by\":\"alice\",\"object\":\"rule/r\"");
  }

  private static Cluster cluster(String token, String bearer) {
    return new Cluster(
        "prod",
        Attributes.NONE,
        Map.of(),
        List.of(new Cluster.Token(Samples.hash(token), CIPHERTEXT, Samples.NOON)),
        Samples.hash(bearer),
        null,
        Samples.NOON);
  }

  private static String fingerprint(@Nullable JsonNode cluster) {
    return requireNonNull(cluster).path("tokens").path(0).path("fingerprint").asText();
  }
}
