package io.bellbuoy.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InstanceNameTest {

  @Test
  void itIsMadeOfTheHostAndThePortAndStaysTheSame() {
    String name = InstanceName.of(null, 8080);

    assertThat(name).matches("ingest-.+-8080").isEqualTo(InstanceName.of(null, 8080));
    assertThat(InstanceName.of(null, 8443)).isNotEqualTo(name);
  }

  @Test
  void theConfiguredOneWins() {
    assertThat(InstanceName.of("north", 8080)).isEqualTo("north");
  }
}
