package io.bellbuoy.rules.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellbuoy.rules.match.CompiledPolicy;
import io.bellbuoy.rules.match.Verdict;
import io.bellbuoy.schemas.Attributes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * What the starter policy says of an afternoon of a real API server: 2,715 events, most of them by
 * the cluster's own components, who should be quiet.
 */
final class StarterPolicyNoiseTest {

  @Test
  void theClusterItselfRaisesNextToNothing() throws IOException {
    Map<String, Integer> counts = judge("mixed");

    assertThat(counts.entrySet())
        .filteredOn(e -> isSystem(e.getKey()))
        .containsExactly(
            // A node that asks for every Secret of the cluster: worth a look.
            Map.entry("forbidden-request system:node:node-1", 1),
            // The pod of a privileged daemon set that nobody has listed as known.
            Map.entry("privileged-pod system:serviceaccount:kube-system:daemon-set-controller", 1));
  }

  @Test
  void peopleAreReportedForWhatTheyDid() throws IOException {
    Map<String, Integer> counts = judge("mixed");

    assertThat(counts.entrySet())
        .filteredOn(e -> !isSystem(e.getKey()))
        .containsExactly(
            Map.entry("exec-or-attach kubernetes-admin", 8),
            Map.entry("forbidden-request alice", 41),
            Map.entry("forbidden-request bob@example.com", 78),
            Map.entry("forbidden-request ci-deployer", 8),
            Map.entry("forbidden-request kubernetes-admin", 4),
            Map.entry("forbidden-request mallory", 81),
            Map.entry("forbidden-request system:anonymous", 68),
            Map.entry("host-network ci-deployer", 3),
            Map.entry("host-network kubernetes-admin", 7),
            Map.entry("host-path kubernetes-admin", 8),
            Map.entry("host-pid kubernetes-admin", 2),
            Map.entry("no-security-context ci-deployer", 11),
            Map.entry("no-security-context kubernetes-admin", 31),
            Map.entry("privileged-pod ci-deployer", 4),
            Map.entry("privileged-pod kubernetes-admin", 9));
  }

  @Test
  void aSmallAuditPolicyShowsTheSameBehaviours() throws IOException {
    assertThat(judge("minimal"))
        .containsEntry("exec-or-attach kubernetes-admin", 8)
        .containsEntry("host-network ci-deployer", 3)
        .containsEntry("host-network kubernetes-admin", 7)
        .containsEntry("host-path kubernetes-admin", 8)
        .containsEntry("host-pid kubernetes-admin", 2)
        .containsEntry("privileged-pod ci-deployer", 4)
        .containsEntry("privileged-pod kubernetes-admin", 8);
  }

  private static boolean isSystem(String entry) {
    return entry.contains(" system:") && !entry.endsWith(" system:anonymous");
  }

  /** How many alerts, by rule and user. */
  private static Map<String, Integer> judge(String name) throws IOException {
    CompiledPolicy policy = Starter.policy();
    Map<String, Integer> counts = new TreeMap<>();
    InputStream file =
        Objects.requireNonNull(
            StarterPolicyNoiseTest.class.getResourceAsStream("/live/" + name + ".ndjson.gz"));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(new GZIPInputStream(file), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Verdict verdict = policy.assess(line.getBytes(UTF_8), Attributes.NONE);
        assertThat(verdict.unreadable()).isNull();
        JsonNode event = new ObjectMapper().readTree(line);
        String user = event.path("user").path("username").asText("nobody");
        verdict
            .alerts()
            .forEach(rule -> counts.merge(rule.entry().rule().id() + " " + user, 1, Integer::sum));
      }
    }
    return counts;
  }
}
