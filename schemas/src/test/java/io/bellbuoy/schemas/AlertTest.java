package io.bellbuoy.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertTest {

  /** Computed by another program; a change of these is a change of every alert's identity. */
  @ParameterizedTest
  @CsvSource({
    "local,e3b0,exec-in-pod,cb26ea642d931887a80bb6954d134a689d6df2bd693ef2b2b98ace00b3a97d75",
    "'','','',15ec7bf0b50732b49f8228e07d24365338f9e3ab994b00af08e5a3bffe55fd8b",
    "a,bc,d,f15d229cb99884b43b3eb825d886c6d9f9bb8ec65347ca8e890aa506cffc19fb",
    "ab,c,d,febb2fc5e2b7f08feafc5d7b28689b27b3e76f20bc5503e74190d0964365d93d",
    "prod-ü,0000000000000000000000000000000000000000000000000000000000000000,r,"
        + "ffceee74bb7beebf8358bc64b196cc094b573f9270a3401b92f350ec7a7f6887"
  })
  void theSameCauseHasTheSameIdForEver(String cluster, String eventId, String rule, String id) {
    assertThat(Alert.id(cluster, eventId, rule)).isEqualTo(id);
  }

  @Test
  void listsOfAnAlertAreItsOwn() {
    List<String> groups = new ArrayList<>(List.of("dev"));
    Alert.User user = new Alert.User("alice", null, groups);
    groups.add("admin");

    assertThat(user.groups()).containsExactly("dev");
  }

  @Test
  void anAlertWithoutItsEventIsTheSameOtherwise() {
    Alert alert = Samples.alert();
    Alert without = alert.withoutEvent();

    assertThat(without.event()).isNull();
    assertThat(without.withEvent(alert.event())).isEqualTo(alert);
  }

  @Test
  void aReferenceIsTheRuleAsItWas() {
    Alert.RuleReference reference = Alert.RuleReference.to(Samples.rule());

    assertThat(reference)
        .isEqualTo(
            new Alert.RuleReference(
                "exec-in-pod",
                "Exec in a pod",
                Severity.HIGH,
                List.of("T1609"),
                List.of("pod-security")));
  }
}
