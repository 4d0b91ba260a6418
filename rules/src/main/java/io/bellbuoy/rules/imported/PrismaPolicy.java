package io.bellbuoy.rules.imported;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.rules.imported.ImportNote.Origin;
import io.bellbuoy.rules.imported.PrismaReader.Found;
import io.bellbuoy.schemas.Policy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The order in which Prisma Cloud asks its rules; as here, the first that matches ends it. Not
 * thread-safe.
 */
final class PrismaPolicy {

  private static final Set<String> PREVENTING = Set.of("block", "prevent");

  private final ImportBuilder report;
  private final Map<String, String> ids;
  private final Map<String, Policy.Entry> entries = new LinkedHashMap<>();

  /**
   * @param ids of the rules that came along, by the ids that Prisma Cloud has for them; of those
   *     that did not, empty
   */
  PrismaPolicy(ImportBuilder report, Map<String, String> ids) {
    this.report = report;
    this.ids = ids;
  }

  Policy of(Found policy) {
    JsonNode json = policy.json();
    if (json.has("enabled") && !json.path("enabled").asBoolean(true)) {
      report.note(
          policy.origin(), null, "the policy is switched off there; here it is as if it were on");
    }
    for (JsonNode id : json.path("customRulesIDs")) {
      add(policy.origin(), id.asText(), true, List.of(), Policy.Mode.ALERT);
    }
    for (JsonNode group : json.path("rules")) {
      group(policy.origin(), group);
    }
    return new Policy(Policy.Match.FIRST, List.copyOf(entries.values()));
  }

  private void group(Origin origin, JsonNode group) {
    boolean enabled = !group.path("disabled").asBoolean(false);
    List<String> clusters = clusters(origin, group);
    for (JsonNode rule : group.path("customRules")) {
      String effect = rule.path("effect").asText("");
      boolean on = enabled && !effect.equals("disable");
      Policy.Mode mode = effect.equals("allow") ? Policy.Mode.IGNORE : Policy.Mode.ALERT;
      if (PREVENTING.contains(effect)) {
        report.note(
            origin,
            group.path("name").asText("?"),
            "its effect is " + effect + ": an audit event tells of what is done; it alerts here");
      }
      add(origin, rule.path("_id").asText(), on, clusters, mode);
    }
  }

  private List<String> clusters(Origin origin, JsonNode group) {
    Set<String> clusters = new TreeSet<>();
    group.path("clusters").forEach(cluster -> clusters.add(cluster.asText()));
    for (JsonNode collection : group.path("collections")) {
      collection.path("clusters").forEach(cluster -> clusters.add(cluster.asText()));
      for (String other : List.of("namespaces", "accountIDs", "images", "hosts", "labels")) {
        JsonNode scope = collection.path(other);
        if (scope.size() > 0 && !(scope.size() == 1 && scope.get(0).asText().equals("*"))) {
          report.note(
              origin,
              group.path("name").asText("?"),
              "its collection goes by "
                  + other
                  + " too, which did not come along; add the"
                  + " condition to its rules");
        }
      }
    }
    return clusters.contains("*") ? List.of() : List.copyOf(clusters);
  }

  private void add(
      Origin origin, String id, boolean enabled, List<String> clusters, Policy.Mode mode) {
    String ours = ids.get(id);
    if (ours == null) {
      report.leaveOut(
          origin,
          null,
          "the policy names the rule " + id + ", which none of the files has",
          "export the custom rules too (GET /api/v1/custom-rules), and import both together");
    } else if (ours.isEmpty()) {
      report.note(origin, null, "the policy names the rule " + id + ", which did not come along");
    } else if (entries.containsKey(ours)) {
      report.note(
          origin, null, "the policy names the rule " + id + " again; the first place holds");
    } else {
      entries.put(ours, new Policy.Entry(ours, enabled, clusters, mode));
    }
  }
}
