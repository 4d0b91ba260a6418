package io.bellbuoy.console.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.registry.StatusImage;
import io.bellbuoy.schemas.InstanceStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChannelHealthTest {

  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

  /** A sink that serves three channels. */
  private static InstanceStatus sink(String name, Instant at, long sent, String... problems) {
    Map<String, Long> counters = new TreeMap<>();
    for (String channel : List.of("pager", "my-pager", "siem")) {
      counters.put("channel." + channel + ".sent", sent);
      counters.put("channel." + channel + ".refused", 1L);
      counters.put("channel." + channel + ".failures", 2L);
      counters.put("channel." + channel + ".behind", sent + 1);
    }
    return new InstanceStatus(name, "sink", at, 0, List.of(problems), counters);
  }

  private static ChannelHealth of(String id, InstanceStatus... instances) {
    Map<String, InstanceStatus> byName =
        Arrays.stream(instances)
            .collect(Collectors.toMap(InstanceStatus::instance, instance -> instance));
    return ChannelHealth.of(id, new StatusImage(byName), NOW);
  }

  @Test
  void allSinksCountTogether() {
    assertThat(of("pager", sink("a", NOW, 3), sink("b", NOW, 0)))
        .isEqualTo(new ChannelHealth(3, 2, 4, 4, 0, null, null));
  }

  @Test
  void eachChannelHasItsOwnTroubleAlone() {
    InstanceStatus sink =
        sink(
            "a",
            NOW,
            0,
            "store: pager: not this one",
            "channels: my-pager: channel my-pager: url: it is missing; token: it is, too; siem: no"
                + " answer");

    assertThat(of("pager", sink).lastError()).isNull();
    assertThat(of("my-pager", sink).lastError())
        .isEqualTo("channel my-pager: url: it is missing; token: it is, too");
    assertThat(of("siem", sink).lastError()).isEqualTo("no answer");
  }

  @Test
  void theTroubleOfOneSinkIsThatOfTheChannel() {
    InstanceStatus well = sink("b", NOW, 1);

    assertThat(of("siem", sink("a", NOW, 1, "channels: siem: no answer"), well).lastError())
        .isEqualTo("no answer");
  }

  @Test
  void whatASinkSaidThatIsSilentIsOfNoUse() {
    InstanceStatus dead = sink("a", NOW.minusSeconds(10), 7, "channels: siem: no answer");

    assertThat(of("siem", dead, sink("b", NOW, 1)))
        .isEqualTo(new ChannelHealth(1, 1, 2, 2, 0, null, null));
    assertThat(of("siem", dead).lastError()).contains("no sink", "alerts wait");
    assertThat(of("siem").lag()).isZero();
  }

  @Test
  void otherServicesAreNoSinks() {
    InstanceStatus engine =
        new InstanceStatus("e", "engine", NOW, 1, List.of(), Map.of("channel.siem.sent", 9L));

    assertThat(of("siem", engine).sent()).isZero();
  }
}
