package io.bellbuoy.standalone;

import static io.bellbuoy.standalone.CheckCommand.count;

import io.bellbuoy.rules.event.JsonReader;
import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.event.JsonValue.JsonText;
import io.bellbuoy.rules.event.Redaction;
import io.bellbuoy.rules.event.Redactor;
import io.bellbuoy.rules.event.UnreadableEventException;
import io.bellbuoy.rules.file.RuleFiles;
import io.bellbuoy.rules.match.CompiledPolicy;
import io.bellbuoy.rules.match.CompiledRule;
import io.bellbuoy.rules.match.Counter;
import io.bellbuoy.rules.match.Verdict;
import io.bellbuoy.schemas.Attribute;
import io.bellbuoy.schemas.Attributes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code eval}: what would these events raise? */
@Command(
    name = "eval",
    description = {
      "Judges events offline and prints one JSON line for each alert they would raise.",
      "Reads one JSON value a line (an Event or an EventList), or a file that is one; .gz too."
    },
    mixinStandardHelpOptions = true)
final class EvalCommand implements Callable<Integer>, EventInput.Taker {

  @Spec private CommandSpec spec;

  @Option(
      names = "--rules",
      required = true,
      paramLabel = "PATH",
      description = "Rule file or folder; may be given more than once.")
  private List<Path> rules;

  @Option(
      names = "--all",
      description = "Prints every rule that matches, in policy order, with its mode.")
  private boolean all;

  @Option(names = "--cluster", paramLabel = "NAME", description = "The cluster they come from.")
  private @Nullable String cluster;

  @Option(
      names = "--attribute",
      paramLabel = "NAME=VALUE",
      description = "Another attribute: provider, account, project, region, …")
  private Map<String, String> attributes = Map.of();

  @Option(names = "--explain", description = "Adds which comparisons held and what they found.")
  private boolean explain;

  @Option(
      names = "--rule",
      paramLabel = "ID",
      description = {
        "Asks this rule alone, whatever its place in the policy, and prints a line for each event:",
        "what every comparison of the rule came to, and which of them decided."
      })
  private @Nullable String ruleId;

  @Parameters(paramLabel = "FILE", description = "Files of events; - or none: standard input.")
  private List<Path> inputs = List.of();

  private final Redactor redactor = Redactor.standard();
  private @Nullable CompiledPolicy policy;
  private @Nullable Explanation explanation;
  private final Counter counter = new Counter();
  private Attributes known = Attributes.NONE;
  private int events;
  private int matches;
  private int complaints;

  @Override
  public Integer call() throws IOException {
    RuleFiles files = Findings.read(rules, spec.commandLine().getErr());
    if (files == null) {
      return BellbuoyMain.NOT_SO;
    }
    policy = OfflinePolicy.compiled(files);
    explanation = explanation(files);
    known = knownAttributes();
    EventInput input = new EventInput(this);
    for (Path file : inputs.isEmpty() ? List.of(Path.of("-")) : inputs) {
      readOne(input, file);
    }
    spec.commandLine().getOut().flush();
    PrintWriter err = spec.commandLine().getErr();
    err.println(
        count(events, "event")
            + " judged by "
            + count(explanation == null ? policy.rules().size() : 1, "rule")
            + ": "
            + count(matches, all || explanation != null ? "match" : "alert")
                .replace("matchs", "matches")
            + (complaints == 0 ? "" : "; " + complaints + " skipped, see above"));
    err.flush();
    return 0;
  }

  private @Nullable Explanation explanation(RuleFiles files) {
    try {
      return ruleId == null ? null : new Explanation(files, ruleId);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private void readOne(EventInput input, Path file) throws IOException {
    if (file.toString().equals("-")) {
      input.read("standard input", System.in);
    } else if (Files.exists(file) && !Files.isDirectory(file)) {
      input.read(file);
    } else {
      throw new ParameterException(spec.commandLine(), "there is no file " + file);
    }
  }

  /**
   * The policy reads no further than its verdict needs, so whether all of it is JSON is told here.
   */
  @Override
  public void event(String place, byte[] json) {
    CompiledPolicy judge = java.util.Objects.requireNonNull(policy);
    JsonValue event;
    try {
      event = JsonReader.read(json);
    } catch (UnreadableEventException e) {
      complaint(place, String.valueOf(e.getMessage()));
      return;
    }
    Verdict verdict = judge.assess(json, known);
    if (verdict.unreadable() != null) {
      complaint(place, verdict.unreadable());
      return;
    }
    if (explanation != null) {
      explain(explanation, event);
      return;
    }
    List<CompiledRule> rulesThatMatch = new ArrayList<>();
    if (all) {
      rulesThatMatch.addAll(judge.matching(json, known));
    } else {
      rulesThatMatch.addAll(verdict.counted());
      rulesThatMatch.addAll(verdict.alerts());
    }
    if (!rulesThatMatch.isEmpty()) {
      Redaction redaction = redactor.of(event);
      rulesThatMatch.forEach(rule -> matched(place, rule, event, redaction));
    }
    events++;
  }

  /** With all matches asked for, each is printed; else those of rules that count are counted. */
  private void matched(String place, CompiledRule rule, JsonValue event, Redaction redaction) {
    if (all || rule.counting() == null) {
      print(rule, event, redaction, null);
      return;
    }
    Counter.Result result = counter.count(rule, event, known);
    if (result instanceof Counter.Raised raised) {
      print(rule, event, redaction, raised.occurrences().count());
    } else if (result instanceof Counter.Untimed && !rule.countsOnly()) {
      print(rule, event, redaction, null);
    } else if (result instanceof Counter.Untimed) {
      spec.commandLine()
          .getErr()
          .println(
              VisibleWriter.line(place + ": the rule " + rule.entry().rule().id() + " counts")
                  + ", and the event has no stageTimestamp to count it by; not counted");
    }
  }

  private void explain(Explanation explanation, JsonValue event) {
    Map<String, Object> line =
        explanation.line(events, auditID(event), event, known, redactor.of(event));
    matches += Boolean.TRUE.equals(line.get("match")) ? 1 : 0;
    spec.commandLine().getOut().println(JsonLine.of(line));
    events++;
  }

  @Override
  public void complaint(String place, String reason) {
    complaints++;
    spec.commandLine().getErr().println(VisibleWriter.line(place + ": " + reason) + "; skipped");
  }

  private void print(
      CompiledRule rule, JsonValue event, Redaction redaction, @Nullable Long count) {
    matches++;
    Map<String, Object> line =
        JsonLine.members(
            "event",
            events,
            "auditID",
            auditID(event),
            "rule",
            rule.entry().rule().id(),
            "severity",
            rule.entry().rule().severity(),
            "mode",
            all ? rule.entry().mode().name().toLowerCase(Locale.ROOT) : null,
            "message",
            rule.message(event, known, redaction),
            "count",
            count,
            "evidence",
            explain ? rule.evidence(event, known, redaction) : null);
    spec.commandLine().getOut().println(JsonLine.of(line));
  }

  private static @Nullable String auditID(JsonValue event) {
    if (event instanceof JsonObject object) {
      for (JsonValue.Member member : object.members()) {
        if (member.name().equals("auditID")) {
          return member.value() instanceof JsonText text ? text.text() : null;
        }
      }
    }
    return null;
  }

  private Attributes knownAttributes() {
    Attributes result = Attributes.NONE.with(Attribute.CLUSTER, cluster);
    for (Map.Entry<String, String> given : attributes.entrySet()) {
      Attribute attribute = Attribute.of(given.getKey());
      if (attribute == null) {
        throw new ParameterException(
            spec.commandLine(),
            "there is no attribute " + given.getKey() + "; there are " + names());
      }
      result = result.with(attribute, given.getValue());
    }
    return result;
  }

  private static String names() {
    return java.util.Arrays.stream(Attribute.values())
        .map(Attribute::text)
        .collect(java.util.stream.Collectors.joining(", "));
  }
}
