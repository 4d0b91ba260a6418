package io.bellbuoy.rules.file;

import io.bellbuoy.schemas.Rule;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.schemas.Suppression;
import io.bellbuoy.schemas.Threshold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the rules of a rule file. */
final class RuleParser {

  private static final List<String> KEYS =
      List.of(
          "id",
          "name",
          "severity",
          "description",
          "message",
          "expression",
          "exceptions",
          "attack",
          "tags",
          "references",
          "runbook",
          "falsePositives",
          "threshold",
          "suppress",
          "tests");

  private static final List<String> EXCEPTION_KEYS = List.of("name", "expression");

  private final SourceFile file;
  private final List<String> ids;
  private final RuleTestParser tests;

  /**
   * Reads rules of a file.
   *
   * @param ids takes every id that is declared, also of broken rules
   */
  RuleParser(SourceFile file, List<String> ids) {
    this.file = file;
    this.ids = ids;
    this.tests = new RuleTestParser(file);
  }

  /** The rule, complete or not; null where it has no expression. */
  @Nullable PlacedRule rule(Node node) {
    Fields fields = new Fields(file, node, "a rule", KEYS);
    PlacedText id = id(fields);
    String what = id == null ? "the rule" : "the rule `" + id.text() + "`";
    PlacedText name = fields.required("name", what);
    Severity severity = severity(fields, what);
    PlacedText expression = fields.required("expression", what);
    PlacedText message = fields.text("message");
    PlacedText description = fields.text("description");
    PlacedText runbook = fields.text("runbook");
    Map<String, PlacedText> parts = new LinkedHashMap<>();
    List<Rule.ExceptionClause> exceptions = exceptions(fields, parts);
    List<String> attack = fields.texts("attack");
    List<String> tags = fields.texts("tags");
    List<String> references = fields.texts("references");
    List<String> falsePositives = fields.texts("falsePositives");
    CountingParser counting = new CountingParser(file, parts);
    Threshold threshold = counting.threshold(fields);
    Suppression suppress = counting.suppress(fields, threshold);
    List<Rule.Test> ruleTests = tests.tests(fields);
    if (expression == null) {
      return null;
    }
    parts.put("expression", expression);
    PlacedText said = message == null ? name : message;
    if (said != null) {
      parts.put("message", said);
    }
    boolean complete = id != null && name != null && severity != null;
    Rule rule =
        new Rule(
            orEmpty(id),
            orEmpty(name),
            severity == null ? Severity.LOW : severity,
            orEmpty(description),
            orEmpty(said),
            expression.text(),
            exceptions,
            attack,
            tags,
            references,
            orEmpty(runbook),
            falsePositives,
            threshold,
            suppress,
            ruleTests);
    return new PlacedRule(
        rule, complete, file, id == null ? expression.place() : id.place(), parts);
  }

  private static String orEmpty(@Nullable PlacedText text) {
    return text == null ? "" : text.text();
  }

  private @Nullable PlacedText id(Fields fields) {
    PlacedText id = fields.required("id", "the rule");
    if (id == null) {
      return null;
    }
    ids.add(id.text());
    if (!RuleFileParser.isName(id.text())) {
      file.error(
          id.place(),
          "`" + id.text() + "` cannot be the id of a rule",
          "1 to 80 of a to z, 0 to 9 and -");
      return null;
    }
    return id;
  }

  private @Nullable Severity severity(Fields fields, String what) {
    PlacedText text = fields.required("severity", what);
    if (text == null) {
      return null;
    }
    for (Severity severity : Severity.values()) {
      if (severity.text().equals(text.text())) {
        return severity;
      }
    }
    List<String> words = Arrays.stream(Severity.values()).map(Severity::text).toList();
    file.error(
        text.place(),
        "severity must be one of " + String.join(", ", words) + ", not `" + text.text() + "`",
        NodeReader.nearest(text.text(), words));
    return null;
  }

  private List<Rule.ExceptionClause> exceptions(Fields fields, Map<String, PlacedText> parts) {
    List<Rule.ExceptionClause> exceptions = new ArrayList<>();
    for (Node node : fields.items("exceptions")) {
      Fields clause = new Fields(file, node, "an exception", EXCEPTION_KEYS);
      PlacedText name = clause.required("name", "the exception");
      PlacedText expression = clause.required("expression", "the exception");
      if (name == null || expression == null) {
        continue;
      }
      if (parts.putIfAbsent("exception " + name.text(), expression) != null) {
        file.error(
            name.place(),
            "the rule has two exceptions `" + name.text() + "`",
            "rename one of them");
      }
      exceptions.add(new Rule.ExceptionClause(name.text(), expression.text()));
    }
    return exceptions;
  }
}
