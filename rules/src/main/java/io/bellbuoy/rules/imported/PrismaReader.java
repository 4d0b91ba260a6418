package io.bellbuoy.rules.imported;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bellbuoy.rules.imported.ImportNote.Origin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds custom rules and policies in what Prisma Cloud Compute exports: lists, single ones, or
 * either inside of something else. Not thread-safe.
 */
final class PrismaReader {

  private static final int DEEPEST = 64;
  private static final int MOST_RULES = 10_000;

  /** Wrappers around wrappers; below it are the members of rules. */
  private static final int DEEPEST_WRAPPER = 4;

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .build();

  private final ImportBuilder report;
  private final List<Found> rules = new ArrayList<>();
  private final List<Found> policies = new ArrayList<>();
  private boolean full;

  /** Something that was found. */
  record Found(Origin origin, JsonNode json) {}

  PrismaReader(ImportBuilder report) {
    this.report = report;
  }

  /** Custom rules of any type, in order. */
  List<Found> rules() {
    return rules;
  }

  /** Policies that name custom rules, in order. */
  List<Found> policies() {
    return policies;
  }

  void read(ImportFile file) {
    Origin start = new Origin(file.name(), 1);
    int before = rules.size() + policies.size();
    try (JsonParser parser = JSON.createParser(file.text())) {
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          int line = parser.currentTokenLocation().getLineNr();
          sort(new Origin(file.name(), line), JSON.readTree(parser), 0);
        }
      } else if (first != null) {
        sort(start, JSON.readTree(parser), 0);
      }
      if (first == null || parser.nextToken() != null) {
        String what = first == null ? "the file is empty" : "there is more after the end";
        report.leaveOut(start, null, what, null);
        return;
      }
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      String message = "this is no JSON: " + e.getOriginalMessage();
      report.leaveOut(new Origin(file.name(), line), null, message, null);
      return;
    } catch (IOException e) {
      report.leaveOut(start, null, "this cannot be read: " + e.getMessage(), null);
      return;
    }
    if (before == rules.size() + policies.size()) {
      report.leaveOut(
          start,
          null,
          "neither custom rules nor a Kubernetes audit policy of Prisma Cloud Compute are in it",
          "export GET /api/v1/custom-rules and GET /api/v1/policies/kubernetes-audit");
    }
  }

  private void sort(Origin origin, JsonNode json, int depth) {
    if (json.isObject() && (json.has("script") || (json.has("type") && json.has("owner")))) {
      if (rules.size() < MOST_RULES) {
        rules.add(new Found(origin, json));
      } else if (!full) {
        full = true;
        String what = "here and below are more rules than " + MOST_RULES;
        report.leaveOut(origin, null, what, "export them in parts");
      }
    } else if (json.has("customRulesIDs") || namesRules(json.path("rules"))) {
      policies.add(new Found(origin, json));
    } else if (depth < DEEPEST_WRAPPER) {
      json.forEach(inner -> sort(origin, inner, depth + 1));
    }
  }

  private static boolean namesRules(JsonNode list) {
    for (JsonNode one : list) {
      if (one.path("customRules").isArray()) {
        return true;
      }
    }
    return false;
  }
}
