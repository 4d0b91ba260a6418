package io.bellbuoy.standalone;

import static io.bellbuoy.standalone.CheckCommand.count;

import io.bellbuoy.rules.match.ReadingCost;
import java.io.PrintWriter;
import java.util.List;

/** Which rules make engines read every event to its end, as a rule's author reads it. */
record CostReport(List<ReadingCost> all) {

  private static final String REMEDY =
      "ask first, joined by `and`, for what stands at the front of every event: verb,"
          + " objectRef.resource, objectRef.subresource; only events that pass are read on";

  void print(PrintWriter out) {
    for (ReadingCost cost : all) {
      out.println(cost.ruleId() + ": reads every event to its end for " + cost.path());
      out.println("    " + cost.reason());
    }
    if (all.isEmpty()) {
      out.println("No rule makes every event be read to its end.");
    } else {
      int rules = (int) all.stream().map(ReadingCost::ruleId).distinct().count();
      out.println(
          count(rules, "rule")
              + (rules == 1 ? " makes" : " make")
              + " every event be read to its end.");
      out.println("hint: " + REMEDY);
    }
    out.println();
  }

  void printJson(PrintWriter out) {
    for (ReadingCost cost : all) {
      out.println(
          JsonLine.of(
              JsonLine.members(
                  "kind",
                  "cost",
                  "rule",
                  cost.ruleId(),
                  "path",
                  cost.path(),
                  "message",
                  cost.reason(),
                  "hint",
                  REMEDY)));
    }
  }
}
