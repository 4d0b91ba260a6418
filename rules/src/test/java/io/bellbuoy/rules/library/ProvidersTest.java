package io.bellbuoy.rules.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The starter policy over what the API servers of providers and distributions have written. */
final class ProvidersTest {

  private static final Judge STARTER = new Judge(Shipped.starter());

  @Test
  void anOrdinaryHourOfAksIsSilent() throws IOException {
    assertThat(STARTER.count(Samples.published("aks/sysdig-inner-events.ndjson"))).isEmpty();
  }

  @Test
  void onEksOnlyTheAnonymousUserIsReported() throws IOException {
    assertThat(STARTER.count(Samples.published("eks/panther-aws_eks_rules.events.ndjson")))
        .containsOnly(
            // A pod, read without credentials; the health checks beside it are silent.
            Map.entry("anonymous-request system:anonymous", 1),
            // A scan for a hole in a PHP library.
            Map.entry("forbidden-request system:anonymous", 1));
  }

  @Test
  void whatWasDoneOnGkeIsReportedOnceItIsInTheCommonForm() throws IOException {
    String file = "gke/swb-expected-audit-events.ndjson";

    assertThat(STARTER.count(Samples.published(file)))
        .containsOnly(
            Map.entry("cluster-admin-bound user@example.com", 1),
            Map.entry("host-network system:serviceaccount:kube-system:replicaset-controller", 1),
            Map.entry("namespace-deleted user@example.com", 1),
            Map.entry("role-reaches-further user@example.com", 1),
            Map.entry("system-role-changed user@example.com", 1),
            Map.entry("unmasked-proc user@example.com", 1),
            Map.entry("wildcard-role user@example.com", 2));
    assertThat(new Judge(Shipped.judgingStarts(Shipped.starter())).count(Samples.published(file)))
        .containsEntry("exec-or-attach user@example.com", 2);
  }

  @Test
  void theOperatorsOfOpenShiftAreSilent() throws IOException {
    assertThat(STARTER.count(Samples.published("openshift/clo-audit_in.ndjson"))).isEmpty();
    assertThat(STARTER.count(Samples.published("openshift/clo-policy-in.ndjson"))).isEmpty();
  }

  @Test
  void ordinaryWorkOfOlderServersIsSilentButForRefusals() throws IOException {
    assertThat(STARTER.count(Samples.published("native/audit2rbac-v1beta1.ndjson")))
        .containsOnly(
            Map.entry("forbidden-request system:admin", 10),
            Map.entry("secrets-refused system:admin", 1));
    assertThat(STARTER.count(Samples.published("misc/rbac-tool-auditgen.ndjson"))).isEmpty();
    assertThat(STARTER.count(Samples.published("misc/perf-tests-logviewer-v1beta1.ndjson")))
        .isEmpty();
    assertThat(STARTER.count(Samples.published("misc/khi-oss-event.ndjson"))).isEmpty();
    assertThat(STARTER.count(Samples.published("misc/afcollins-openshift-event.ndjson"))).isEmpty();
  }
}
