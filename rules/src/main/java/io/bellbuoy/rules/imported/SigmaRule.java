package io.bellbuoy.rules.imported;

import io.bellbuoy.rules.imported.SigmaReader.Document;
import io.bellbuoy.schemas.Rule;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.schemas.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** What a Sigma rule says besides its condition. */
record SigmaRule(Document document, Map<String, Node> members, ImportBuilder report) {

  private static final Pattern TECHNIQUE = Pattern.compile("(?i)attack\\.(t\\d{4}(?:\\.\\d{3})?)");

  /** Harmless causes that say nothing. */
  private static final Set<String> NONE = Set.of("unknown", "none", "unlikely", "");

  /** What to call a document, whatever it is. */
  static String nameOf(Document document) {
    for (NodeTuple tuple : document.root().getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key
          && key.getValue().equals("title")
          && tuple.getValueNode() instanceof ScalarNode title
          && !title.getValue().isBlank()) {
        return title.getValue().strip();
      }
    }
    return "Sigma rule without a title";
  }

  String title() {
    return nameOf(document);
  }

  /** The rule with that condition. */
  Rule with(String expression, @Nullable Threshold threshold) {
    return new Rule(
        report.idOf(title()),
        title(),
        severity(),
        description(),
        title().replace("{", "{{").replace("}", "}}"),
        expression,
        List.of(),
        attack(),
        tags(),
        SigmaNodes.texts(members, "references"),
        "",
        SigmaNodes.texts(members, "falsepositives").stream()
            .filter(cause -> !NONE.contains(cause.toLowerCase(Locale.ROOT)))
            .toList(),
        threshold,
        null,
        List.of());
  }

  /** What is good to know of a rule that came along. */
  void remarks() {
    String level = SigmaNodes.text(members, "level");
    if (level.isEmpty()) {
      report.note(document.origin(), title(), "it has no level: it is medium here");
    }
    String status = SigmaNodes.text(members, "status");
    if (status.equals("deprecated") || status.equals("unsupported")) {
      report.note(document.origin(), title(), "its authors call it " + status);
    }
    MappingNode detection = SigmaNodes.mapping(members, "detection");
    if (detection != null && SigmaNodes.members(detection).containsKey("timeframe")) {
      report.note(
          document.origin(), title(), "its `timeframe` counts nothing; it did not come along");
    }
    if (members.containsKey("fields")) {
      report.note(
          document.origin(), title(), "its `fields` did not come along: alerts carry the event");
    }
  }

  private Severity severity() {
    return switch (SigmaNodes.text(members, "level").toLowerCase(Locale.ROOT)) {
      case "informational", "low" -> Severity.LOW;
      case "high" -> Severity.HIGH;
      case "critical" -> Severity.CRITICAL;
      case "medium", "" -> Severity.MEDIUM;
      default ->
          throw new UntranslatableException(
              "there is no level `" + SigmaNodes.text(members, "level") + "`");
    };
  }

  /** With who wrote it, as the licence of Sigma's rules asks. */
  private String description() {
    String author = String.join(", ", SigmaNodes.texts(members, "author"));
    String id = SigmaNodes.text(members, "id");
    String source =
        "Sigma rule" + (id.isEmpty() ? "" : " " + id) + (author.isEmpty() ? "" : " by " + author);
    String description = SigmaNodes.text(members, "description");
    return description.isEmpty() ? source + "." : description + "\n\n" + source + ".";
  }

  private List<String> attack() {
    return SigmaNodes.texts(members, "tags").stream()
        .map(TECHNIQUE::matcher)
        .filter(Matcher::matches)
        .map(technique -> technique.group(1).toUpperCase(Locale.ROOT))
        .distinct()
        .toList();
  }

  private List<String> tags() {
    List<String> tags = new ArrayList<>(List.of("sigma"));
    String status = SigmaNodes.text(members, "status");
    if (!status.isEmpty()) {
      tags.add("sigma-" + status);
    }
    SigmaNodes.texts(members, "tags").stream()
        .filter(tag -> !TECHNIQUE.matcher(tag).matches())
        .forEach(tags::add);
    return tags;
  }
}
