package io.bellbuoy.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.Cluster;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a secret leads to its owner. */
class TokensTest {

  private static final Instant NOW = Samples.NOON;

  @Test
  void aPathTokenLeadsToItsCluster() {
    Cluster a = Samples.cluster("a", "one", "two");
    Cluster b = Samples.cluster("b", "three");
    ClustersImage image = new ClustersImage(Map.of("a", a, "b", b));

    assertThat(image.byToken("one", NOW)).isEqualTo(a);
    assertThat(image.byToken("two", NOW)).isEqualTo(a);
    assertThat(image.byToken("three", NOW)).isEqualTo(b);
    assertThat(image.byToken("four", NOW)).isNull();
    assertThat(image.byToken("", NOW)).isNull();
  }

  @Test
  void theHashItselfIsNoPathToken() {
    ClustersImage image = new ClustersImage(Map.of("a", Samples.cluster("a", "one")));

    assertThat(image.byToken(Samples.hash("one"), NOW)).isNull();
  }

  @Test
  void aPathTokenEndsWhenItsTimeIsOver() {
    Cluster.Token token = new Cluster.Token(Samples.hash("one"), null, NOW);
    Cluster a = new Cluster("a", Attributes.NONE, Map.of(), List.of(token), null, null, NOW);
    ClustersImage image = new ClustersImage(Map.of("a", a));

    assertThat(image.byToken("one", NOW.minusMillis(1))).isEqualTo(a);
    assertThat(image.byToken("one", NOW)).isNull();
  }

  @Test
  void anApiTokenIsFoundByItsSecretUntilItExpires() {
    PeopleImage image =
        new PeopleImage(
            Map.of(
                "ci", Samples.apiToken("ci", "one", NOW),
                "ops", Samples.apiToken("ops", "two", null)));

    assertThat(image.bySecret("one", NOW.minusMillis(1))).isEqualTo(image.tokens().get("ci"));
    assertThat(image.bySecret("one", NOW)).isNull();
    assertThat(image.bySecret("two", Instant.MAX)).isEqualTo(image.tokens().get("ops"));
    assertThat(image.bySecret("three", NOW)).isNull();
    assertThat(image.bySecret("", NOW)).isNull();
  }

  @Test
  void noImageShowsATokenWhenItIsPrinted() {
    assertThat(new ClustersImage(Map.of("a", Samples.cluster("a", "one"))).toString())
        .isEqualTo("ClustersImage[a]");
  }
}
