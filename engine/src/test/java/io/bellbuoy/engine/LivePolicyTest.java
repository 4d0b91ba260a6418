package io.bellbuoy.engine;

import static io.bellbuoy.engine.Policies.alert;
import static io.bellbuoy.engine.Policies.first;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.bellbuoy.registry.PolicyImage;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LivePolicyTest {

  private static final String PODS = "jpath(\"objectRef.resource\") = \"pods\"";

  @TempDir Path state;

  private TopologyRig rig;

  @BeforeEach
  void start() {
    rig = new TopologyRig(state);
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void beforeTheFirstPolicyThereIsNothingToJudgeBy() {
    rig.publish(PolicyImage.EMPTY);

    assertThat(rig.policy.version()).isZero();
    assertThat(rig.policy.problem()).contains("no policy yet").contains("bellbuoy policy apply");
    assertThatIllegalStateException().isThrownBy(rig.policy::current);
  }

  @Test
  void theNextEventIsJudgedByTheNewPolicy() {
    rig.publish(first(1, alert("one", PODS))).send(Events.podCreated("a"));
    rig.publish(first(2, alert("two", PODS))).send(Events.podCreated("b"));

    assertThat(rig.alertedRules()).containsExactly("one", "two");
    assertThat(rig.policy.version()).isEqualTo(2);
    assertThat(rig.policy.problem()).isNull();
    assertThat(rig.registry.get("bellbuoy.engine.policy.version").gauge().value()).isEqualTo(2);
  }

  @Test
  void aPolicyThatDoesNotCompileChangesNothingAndSaysWhy() {
    rig.publish(first(1, alert("good", PODS)));
    rig.publish(first(2, alert("broken", "jpath(\"verb\") ==")));
    rig.send(Events.podCreated("a"));

    assertThat(rig.alertedRules()).containsExactly("good");
    assertThat(rig.policy.problem())
        .contains("policy version 2 cannot be used")
        .contains("version 1 stays in force")
        .contains("rule broken");
    assertThat(rig.totals()).containsEntry("reloadFailures", 1L);
  }

  @Test
  void aPolicyWhoseListIsMissingChangesNothing() {
    rig.publish(first(1, alert("good", PODS)));
    rig.publish(
        Policies.withList(2, "admins", alert("listed", "jpath(\"user.username\") in @admins")));

    assertThat(rig.policy.version()).isEqualTo(1);
    assertThat(rig.policy.problem()).contains("version 2").contains("version 1 stays in force");
  }

  @Test
  void aGoodPolicyAfterABrokenOneEndsTheProblem() {
    rig.publish(first(1, alert("broken", "jpath(\"verb\") ==")));
    assertThat(rig.policy.problem()).contains("none stays in force");

    rig.publish(first(2, alert("good", PODS)));

    assertThat(rig.policy.problem()).isNull();
    assertThat(rig.policy.version()).isEqualTo(2);
  }

  @Test
  void aRefusedPolicyIsCountedOnceHoweverOftenItIsSeen() {
    PolicyImage broken = Policies.image(first(1, alert("broken", "jpath(\"verb\") ==")));
    rig.publish(broken).publish(broken);

    assertThat(rig.totals()).containsEntry("reloadFailures", 1L);
  }

  @Test
  void aPolicyThatIsRemovedStaysInForce() {
    rig.publish(first(1, alert("good", PODS))).publish(PolicyImage.EMPTY);

    assertThat(rig.policy.version()).isEqualTo(1);
  }
}
