package io.bellbuoy.rules.imported;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.rules.imported.ImportNote.Origin;
import io.bellbuoy.rules.imported.PrismaReader.Found;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.Rule;
import io.bellbuoy.schemas.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes over custom rules and the Kubernetes audit policy exported from Prisma Cloud Compute, as
 * JSON. Their scripts are expressions here as they stand. Not thread-safe.
 */
public final class PrismaImport {

  private static final String AUDIT = "kubernetes-audit";

  private final ImportBuilder report = new ImportBuilder();

  /** The ids that rules got, by those that they had; empty where they did not come along. */
  private final Map<String, String> ids = new HashMap<>();

  private boolean severityDefaulted;

  private PrismaImport() {}

  /** What comes of the files together. */
  public static ImportResult of(List<ImportFile> files) {
    return new PrismaImport().all(files);
  }

  private ImportResult all(List<ImportFile> files) {
    PrismaReader reader = new PrismaReader(report);
    files.forEach(reader::read);
    reader.rules().forEach(this::rule);
    if (severityDefaulted) {
      report.note(
          reader.rules().get(0).origin(),
          null,
          "rules of Prisma Cloud have no severity: they are medium here, neither lost among low"
              + " ones nor an alarm at night; give them what they deserve");
    }
    return report.build(policy(reader.policies()));
  }

  private @Nullable Policy policy(List<Found> policies) {
    if (policies.isEmpty()) {
      return null;
    }
    policies
        .subList(1, policies.size())
        .forEach(
            other ->
                report.leaveOut(
                    other.origin(),
                    null,
                    "this is a second policy; the first one was taken over",
                    "import them one by one"));
    return new PrismaPolicy(report, ids).of(policies.get(0));
  }

  private void rule(Found found) {
    JsonNode json = found.json();
    Origin origin = found.origin();
    String number = json.path("_id").asText("");
    String name = json.path("name").asText("").strip();
    if (name.isEmpty()) {
      name = number.isEmpty() ? "Prisma Cloud rule" : "Prisma Cloud rule " + number;
    }
    String type = json.path("type").asText(AUDIT);
    if (!type.equals(AUDIT)) {
      ids.put(number, "");
      report.skip(origin, name, "a rule of the type " + type + " is not about audit events");
      return;
    }
    if (!number.isEmpty() && ids.containsKey(number)) {
      report.note(origin, name, "the rule " + number + " is there twice; the first was taken over");
      return;
    }
    String script = json.path("script").asText("").strip();
    if (script.isEmpty()) {
      ids.put(number, "");
      report.leaveOut(origin, name, "it has no script", null);
      return;
    }
    Rule rule = rule(origin, json, name, script);
    boolean taken = report.take(origin, rule, script);
    ids.put(number, taken ? rule.id() : "");
    if (taken) {
      remarks(origin, json, name, script);
    }
  }

  private Rule rule(Origin origin, JsonNode json, String name, String script) {
    List<String> tags = new ArrayList<>(List.of("prisma"));
    if (json.path("owner").asText("").equals("system")) {
      tags.add("prisma-labs");
    }
    String message = json.path("message").asText("").strip();
    return new Rule(
        report.idOf(name),
        name,
        severity(json),
        json.path("description").asText("").strip(),
        message.isEmpty() ? PrismaMessage.text(name) : PrismaMessage.of(message),
        script,
        List.of(),
        attack(origin, json, name),
        tags,
        List.of(),
        "",
        List.of(),
        List.of());
  }

  private Severity severity(JsonNode json) {
    String written = json.path("severity").asText("").toLowerCase(Locale.ROOT);
    for (Severity severity : Severity.values()) {
      if (severity.text().equals(written)) {
        return severity;
      }
    }
    severityDefaulted = true;
    return Severity.MEDIUM;
  }

  private List<String> attack(Origin origin, JsonNode json, String name) {
    List<String> numbers = new ArrayList<>();
    for (JsonNode technique : json.path("attackTechniques")) {
      String number = PrismaTechniques.number(technique.asText());
      if (number == null) {
        String what = "ATT&CK has no technique for \"" + technique.asText() + "\"";
        report.note(origin, name, what + ", which did not come along");
      } else if (!numbers.contains(number)) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  private void remarks(Origin origin, JsonNode json, String name, String script) {
    if (json.path("owner").asText("").equals("system")) {
      report.note(
          origin, name, "Prisma Cloud Labs wrote it; the shipped library may see the same already");
    }
    if (script.contains("protoPayload")) {
      report.note(
          origin,
          name,
          "it reads protoPayload, which only events out of Google Cloud Logging carry; they also"
              + " carry the members of Kubernetes, by which a rule is for all clusters");
    }
    if (PrismaMessage.hasUnknown(json.path("message").asText(""))) {
      report.note(
          origin, name, "its message has a %macro that no audit event can fill; it stays as text");
    }
  }
}
