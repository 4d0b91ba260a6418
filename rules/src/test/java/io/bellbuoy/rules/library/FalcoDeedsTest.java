package io.bellbuoy.rules.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.bellbuoy.rules.file.RuleFiles;
import io.bellbuoy.schemas.Policy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Events that Falco's authors recorded and named by the deed: each raises the rule that one would
 * expect, and the harmless ones beside them do not. Shells were recorded as they begin.
 */
final class FalcoDeedsTest {

  private static final String FILE = "native/falco-k8s_audit";

  @Test
  void everyDeedRaisesTheRuleThatOneWouldExpect() throws IOException {
    Judge judge = new Judge(Shipped.judgingStarts(Shipped.everyRule()));
    Map<String, List<String>> deeds = deeds();

    assertThat(deeds).hasSize(50);
    assertThat(Samples.table("falco-deeds.tsv"))
        .extracting(line -> line.get(0))
        .containsExactlyInAnyOrderElementsOf(deeds.keySet());
    for (List<String> line : Samples.table("falco-deeds.tsv")) {
      String expected = line.get(1);
      for (String event : deeds.getOrDefault(line.get(0), List.of())) {
        if (expected.equals("-")) {
          assertThat(line.get(2)).as("why nothing is said of %s", line.get(0)).isNotBlank();
          assertThat(judge.alerts(event)).as(line.get(0)).isEmpty();
        } else {
          assertThat(judge.alerts(event)).as(line.get(0)).contains(expected);
        }
      }
    }
  }

  @Test
  void theStarterPolicyReportsWhatItHasInForce() throws IOException {
    RuleFiles starter = Shipped.judgingStarts(Shipped.starter());
    Judge judge = new Judge(starter);
    TreeSet<String> inForce = new TreeSet<>();
    starter.effectivePolicy().rules().stream()
        .filter(Policy.Entry::enabled)
        .forEach(rule -> inForce.add(rule.id()));
    Map<String, List<String>> deeds = deeds();
    int reported = 0;
    for (List<String> line : Samples.table("falco-deeds.tsv")) {
      if (inForce.contains(line.get(1))) {
        for (String event : deeds.getOrDefault(line.get(0), List.of())) {
          assertThat(judge.alerts(event)).as(line.get(0)).hasSize(1);
          reported++;
        }
      }
    }

    assertThat(reported).isEqualTo(20);
  }

  @Test
  void theHarmlessTwinsRaiseNothingOfTheKind() throws IOException {
    Judge judge = new Judge(Shipped.everyRule());
    Map<String, List<String>> deeds = deeds();
    Map<String, String> twins =
        Map.ofEntries(
            entry("create_configmap_no_sensitive_values", "credentials-in-config-map"),
            entry("create_nginx_pod_nohostnetwork", "host-network"),
            entry("create_nginx_pod_unprivileged", "privileged-pod"),
            entry("create_nginx_pod_unsensitive_mount", "host-path"),
            entry("create_nginx_service_nonodeport", "exposed-service"),
            entry("create_clusterrole", "wildcard-role"),
            entry("create_clusterrolebinding", "cluster-admin-bound"),
            entry("create_serviceaccount", "service-account-in-system-namespace"),
            entry("minikube_creates_namespace_foo", "anonymous-request"));

    twins.forEach(
        (deed, rule) ->
            assertThat(deeds.getOrDefault(deed, List.of()))
                .as(deed)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(judge.alerts(event)).doesNotContain(rule)));
  }

  /** The recorded events by the deed that the name of their file tells. */
  private static Map<String, List<String>> deeds() throws IOException {
    List<String> events = Samples.published(FILE + ".ndjson");
    Map<String, List<String>> deeds = new LinkedHashMap<>();
    for (String line : Samples.published(FILE + ".labels.tsv")) {
      String[] cells = line.split("\t", -1);
      String deed = cells[2].replaceAll("k8s_audit--|\\.json", "");
      deeds.put(
          deed,
          new ArrayList<>(
              events.subList(Integer.parseInt(cells[0]) - 1, Integer.parseInt(cells[1]))));
    }
    return deeds;
  }
}
