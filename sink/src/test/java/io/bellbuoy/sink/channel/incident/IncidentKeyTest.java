package io.bellbuoy.sink.channel.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.http.SampleAlert;
import io.bellbuoy.sink.store.AlertFixture;
import org.junit.jupiter.api.Test;

final class IncidentKeyTest {

  @Test
  void itNamesRuleClusterAndObject() {
    assertThat(IncidentKey.of(SampleAlert.plain()).text())
        .isEqualTo("exec-in-pod/prod//pods/shop/web-0");
  }

  @Test
  void whoAndWhenAreNoPartOfIt() {
    Alert one = AlertFixture.about("prod", 1, "alice", "shop", "web-0");
    Alert other = AlertFixture.about("prod", 2, "bob", "shop", "web-0");

    assertThat(IncidentKey.of(one)).isEqualTo(IncidentKey.of(other));
  }

  @Test
  void anotherObjectOrClusterIsAnother() {
    assertThat(key("prod", "shop", "web-0")).isNotEqualTo(key("prod", "shop", "web-1"));
    assertThat(key("prod", "shop", "web-0")).isNotEqualTo(key("test", "shop", "web-0"));
    assertThat(key("prod", "shop", "web-0")).isNotEqualTo(key("prod", "web-0", "shop"));
  }

  @Test
  void aSlashWithinANameMakesNoTwoTheSame() {
    assertThat(key("prod", "a/b", "c").text()).isNotEqualTo(key("prod", "a", "b/c").text());
    assertThat(key("prod", "a%2Fb", "c").text()).isNotEqualTo(key("prod", "a/b", "c").text());
  }

  @Test
  void whatCannotBeReadStillDiffers() {
    String name = "x".repeat(100_000);
    IncidentKey one = key("prod", "shop", name + "1");
    IncidentKey other = key("prod", "shop", name + "2");

    assertThat(one.text()).isNotEqualTo(other.text()).matches("[!-~]{1,255}");
    assertThat(key("prod", "shop", "漢\n").text()).matches("[!-~]{1,255}");
    assertThat(one.hash()).matches("[0-9a-f]{64}").isNotEqualTo(other.hash());
  }

  private static IncidentKey key(String cluster, String namespace, String name) {
    return IncidentKey.of(AlertFixture.about(cluster, 1, "alice", namespace, name));
  }
}
