package io.bellbuoy.rules.library;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What the starter policy says of an afternoon of a real API server: 2,715 events, most of them by
 * the cluster's own components, who should be quiet. The table says of each line why somebody wants
 * to see it.
 */
final class MixedClusterTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Judge STARTER = new Judge(Shipped.starter());
  private static final List<String> EVENTS = Samples.live("mixed");

  @Test
  void itRaisesWhatTheTableJustifies() {
    Map<String, Integer> expected = new TreeMap<>();
    for (List<String> line : Samples.table("mixed-alerts.tsv")) {
      assertThat(line).hasSize(4);
      assertThat(line.get(3)).as("why somebody wants to see %s", line).isNotBlank();
      expected.put(line.get(0) + " " + line.get(1), Integer.valueOf(line.get(2)));
    }

    assertThat(STARTER.count(EVENTS)).containsExactlyInAnyOrderEntriesOf(expected);
  }

  @Test
  void theClusterItselfRaisesNextToNothing() {
    assertThat(STARTER.count(EVENTS).entrySet())
        .filteredOn(e -> e.getKey().contains(" system:"))
        .filteredOn(e -> !e.getKey().endsWith(" system:anonymous"))
        .containsExactly(
            Map.entry("privileged-pod system:serviceaccount:kube-system:daemon-set-controller", 1),
            Map.entry("secrets-refused system:node:node-1", 1));
  }

  @Test
  void nothingThatWasRefusedToTheIntruderGoesUnseen() throws IOException {
    List<String> unseen = new ArrayList<>();
    int refused = 0;
    for (String event : EVENTS) {
      JsonNode json = JSON.readTree(event);
      String user = json.at("/user/username").asText();
      boolean hers = user.equals("mallory") || user.equals("system:anonymous");
      boolean complete = json.path("stage").asText().equals("ResponseComplete");
      if (hers && complete && json.at("/responseStatus/code").asInt() == 403) {
        refused++;
        if (STARTER.alerts(event).isEmpty()) {
          unseen.add(event);
        }
      }
    }

    assertThat(refused).isGreaterThan(100);
    assertThat(unseen).isEmpty();
  }

  @Test
  void whatWasAnsweredToTheAnonymousUserIsSeen() throws IOException {
    List<String> rules = new ArrayList<>();
    for (String event : EVENTS) {
      JsonNode json = JSON.readTree(event);
      if (json.at("/user/username").asText().equals("system:anonymous")
          && json.at("/responseStatus/code").asInt() < 400) {
        rules.addAll(STARTER.alerts(event));
      }
    }

    assertThat(rules).containsExactly("anonymous-request", "anonymous-request");
  }

  @Test
  void noRequestRaisesTwoAlerts() throws IOException {
    Map<String, Integer> alerts = new TreeMap<>();
    for (String event : EVENTS) {
      JsonNode json = JSON.readTree(event);
      // A client may choose the id of its request, and one did so several times.
      String request = json.path("auditID").asText() + json.path("requestReceivedTimestamp");
      alerts.merge(request, STARTER.alerts(event).size(), Integer::sum);
    }

    assertThat(alerts).isNotEmpty();
    assertThat(alerts.entrySet()).filteredOn(e -> e.getValue() > 1).isEmpty();
  }

  @Test
  void judgedAsTheyBeginSessionsAreReportedOnceToo() throws IOException {
    Judge starts = new Judge(Shipped.judgingStarts(Shipped.starter()));
    List<String> atTheEnd = new ArrayList<>();
    List<String> asTheyBegin = new ArrayList<>();
    for (String event : EVENTS) {
      JsonNode json = JSON.readTree(event);
      String subresource = json.at("/objectRef/subresource").asText();
      if (List.of("exec", "attach", "portforward", "proxy").contains(subresource)) {
        String request = json.path("auditID").asText() + " ";
        STARTER.alerts(event).forEach(rule -> atTheEnd.add(request + rule));
        starts.alerts(event).forEach(rule -> asTheyBegin.add(request + rule));
      }
    }

    assertThat(atTheEnd).hasSizeGreaterThan(8);
    assertThat(asTheyBegin).containsAll(atTheEnd);
  }

  @Test
  void aSmallAuditPolicyShowsTheSamePods() {
    assertThat(STARTER.count(Samples.live("minimal")))
        .containsEntry("exec-or-attach kubernetes-admin", 4)
        .containsEntry("exec-reads-credentials kubernetes-admin", 2)
        .containsEntry("copy-out-of-a-pod kubernetes-admin", 2)
        .containsEntry("host-path kubernetes-admin", 8)
        .containsEntry("host-pid kubernetes-admin", 2)
        .containsEntry("privileged-pod ci-deployer", 4)
        .containsEntry("privileged-pod kubernetes-admin", 8);
  }
}
