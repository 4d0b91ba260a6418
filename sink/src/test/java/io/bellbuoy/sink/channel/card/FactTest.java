package io.bellbuoy.sink.channel.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.http.SampleAlert;
import io.bellbuoy.sink.store.AlertFixture;
import org.junit.jupiter.api.Test;

final class FactTest {

  @Test
  void whoWhatAndWhereAreKnown() {
    assertThat(Fact.of(SampleAlert.plain()))
        .containsExactly(
            new Fact("Severity", "high"),
            new Fact("Rule", "exec-in-pod"),
            new Fact("Cluster", "prod"),
            new Fact("User", "alice@example.com"),
            new Fact("Did", "create, answered 101"),
            new Fact("Object", "pods/exec web-0"),
            new Fact("Namespace", "shop"),
            new Fact("From", "192.0.2.7"),
            new Fact("With", "kubectl/v1.31.0"),
            new Fact("When", "2026-03-01T12:00:00.000000Z"),
            new Fact("ATT&CK", "T1609"));
  }

  @Test
  void whatIsNotKnownIsNotThere() {
    Alert alert = AlertFixture.about("prod", 1, null, null, null);

    assertThat(Fact.of(alert))
        .extracting(Fact::name)
        .doesNotContain("User", "Object", "Namespace", "ATT&CK");
  }

  @Test
  void evidenceIsAsMuchAsPeopleRead() {
    assertThat(Fact.evidence(SampleAlert.saying("x")))
        .hasSize(11)
        .startsWith(new Fact("a.b0", "x"))
        .endsWith(new Fact("…", "2 more"));
  }

  @Test
  void allOfItIsOnOneLine() {
    for (String hostile : SampleAlert.HOSTILE) {
      assertThat(Fact.of(SampleAlert.saying(hostile)))
          .allMatch(fact -> !fact.value().matches("(?s).*[\\p{Cc}\u202e\u2028].*"));
    }
  }
}
