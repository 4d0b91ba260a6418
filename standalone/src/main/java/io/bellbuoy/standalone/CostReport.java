package io.bellbuoy.standalone;

import static io.bellbuoy.standalone.CheckCommand.count;

import io.bellbuoy.rules.file.RuleFiles;
import io.bellbuoy.rules.match.CompiledPolicy;
import io.bellbuoy.rules.match.ReadingCost;
import io.bellbuoy.rules.match.RuleCost;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the rules of a policy cost, as their author reads it. Reading is what costs: it is done once
 * for all rules, and stops where the verdict is known.
 *
 * @param toEnd the rules that make every event be read to its end
 * @param each what every rule would make be read alone, the dearest first
 * @param whole how many bytes of the sample the policy reads
 * @param without how many it would read without those that read to the end
 * @param sample the events by which it is told
 */
record CostReport(
    List<ReadingCost> toEnd, List<RuleCost> each, long whole, long without, EventSample sample) {

  private static final String REMEDY =
      "ask first, joined by `and`, for what stands at the front of every event: verb,"
          + " objectRef.resource, objectRef.subresource; only events that pass are read on";

  /** Who reads more lines asks for JSON. */
  private static final int MOST_LINES = 20;

  static CostReport of(RuleFiles files, EventSample sample) {
    CompiledPolicy policy = OfflinePolicy.compiled(files);
    List<ReadingCost> toEnd = policy.readingCosts();
    List<RuleCost> each =
        policy.ruleCosts(sample.events()).stream()
            .sorted(Comparator.comparingLong(RuleCost::bytesRead).reversed())
            .toList();
    Set<String> dear = toEnd.stream().map(ReadingCost::ruleId).collect(Collectors.toSet());
    return new CostReport(
        toEnd,
        each,
        policy.bytesRead(sample.events()),
        dear.isEmpty()
            ? policy.bytesRead(sample.events())
            : OfflinePolicy.compiled(files, rule -> !dear.contains(rule.rule().id()))
                .bytesRead(sample.events()),
        sample);
  }

  void print(PrintWriter out) {
    for (ReadingCost cost : toEnd) {
      out.println(cost.ruleId() + ": reads every event to its end for " + cost.path());
      out.println("    " + cost.reason());
    }
    if (toEnd.isEmpty()) {
      out.println("No rule makes every event be read to its end.");
    } else {
      int rules = (int) toEnd.stream().map(ReadingCost::ruleId).distinct().count();
      out.println(
          count(rules, "rule")
              + (rules == 1 ? " makes" : " make")
              + " every event be read to its end.");
      out.println("hint: " + REMEDY);
    }
    out.println();
    if (sample.bytes() > 0) {
      printEach(out);
    }
  }

  private void printEach(PrintWriter out) {
    out.println(
        "How much each rule alone would have an engine read of "
            + count(sample.events().size(), "event")
            + " of "
            + sample.name()
            + ", and how many times the least:");
    each.stream()
        .limit(MOST_LINES)
        .forEach(
            cost ->
                out.println(
                    String.format(
                        Locale.ROOT,
                        "%6.1f %%  x %-5.1f %s",
                        percent(cost.bytesRead()),
                        times(cost),
                        cost.ruleId())));
    if (each.size() > MOST_LINES) {
      out.println(
          String.format(
              Locale.ROOT,
              "and %d more, none over %.1f %% (all: --json)",
              each.size() - MOST_LINES,
              percent(each.get(MOST_LINES).bytesRead())));
    }
    out.println(
        String.format(
            Locale.ROOT,
            "All together read %.1f %%, once for all rules%s.",
            percent(whole),
            toEnd.isEmpty()
                ? ""
                : String.format(
                    Locale.ROOT,
                    "; without those that read every event to its end it would be %.1f %%",
                    percent(without))));
    out.println();
  }

  void printJson(PrintWriter out) {
    for (ReadingCost cost : toEnd) {
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
    for (RuleCost cost : each) {
      out.println(
          JsonLine.of(
              JsonLine.members(
                  "kind",
                  "reading",
                  "rule",
                  cost.ruleId(),
                  "percent",
                  rounded(percent(cost.bytesRead())),
                  "times",
                  rounded(times(cost)))));
    }
  }

  private double percent(long bytesRead) {
    return 100.0 * bytesRead / Math.max(1, sample.bytes());
  }

  /** Against the rule that reads least, of those that read anything. */
  private double times(RuleCost cost) {
    long least =
        each.stream().mapToLong(RuleCost::bytesRead).filter(bytes -> bytes > 0).min().orElse(1);
    return (double) cost.bytesRead() / least;
  }

  private static double rounded(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
