package io.bellbuoy.rules.file;

import io.bellbuoy.schemas.Span;
import io.bellbuoy.schemas.Suppression;
import io.bellbuoy.schemas.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Reads what a rule says of counting its matches. */
final class CountingParser {

  private static final List<String> THRESHOLD = List.of("count", "within", "by", "distinct");
  private static final List<String> SUPPRESS = List.of("for", "by");

  private final SourceFile file;
  private final Map<String, PlacedText> parts;

  /**
   * @param parts takes the paths, by the names that findings of the compiler use
   */
  CountingParser(SourceFile file, Map<String, PlacedText> parts) {
    this.file = file;
    this.parts = parts;
  }

  /** Null: there is none, or it is wrong, which has been said. */
  @Nullable Threshold threshold(Fields rule) {
    Node node = rule.node("threshold");
    if (node == null) {
      return null;
    }
    Fields fields = new Fields(file, node, "a threshold", THRESHOLD);
    Integer count = count(fields);
    Span within = span(fields, "within", "the threshold");
    List<String> by = paths(fields, "threshold by");
    PlacedText distinct = fields.text("distinct");
    if (distinct != null) {
      parts.put("threshold distinct", distinct);
    }
    return count == null || within == null
        ? null
        : new Threshold(count, within, by, distinct == null ? null : distinct.text());
  }

  /** Null: there is none, or it is wrong, which has been said. */
  @Nullable Suppression suppress(Fields rule, @Nullable Threshold threshold) {
    Node node = rule.node("suppress");
    if (node == null) {
      return null;
    }
    Fields fields = new Fields(file, node, "suppress", SUPPRESS);
    Span period = span(fields, "for", "suppress");
    List<String> paths = paths(fields, "suppress by");
    Node by = fields.node("by");
    if (by != null && threshold != null && !paths.equals(threshold.by())) {
      file.error(
          by,
          "a rule with a threshold keeps silent by what it counts by",
          "remove `by` of suppress");
      return null;
    }
    return period == null ? null : new Suppression(period, paths);
  }

  private @Nullable Integer count(Fields fields) {
    PlacedText text = fields.required("count", "the threshold");
    if (text == null) {
      return null;
    }
    if (!text.text().matches("[0-9]{1,4}")
        || Integer.parseInt(text.text()) < 2
        || Integer.parseInt(text.text()) > Threshold.MOST) {
      file.error(
          text.place(),
          "count must be a number from 2 to " + Threshold.MOST + ", not `" + text.text() + "`",
          "a rule without a threshold alerts on each match");
      return null;
    }
    return Integer.parseInt(text.text());
  }

  private @Nullable Span span(Fields fields, String key, String of) {
    PlacedText text = fields.required(key, of);
    if (text == null) {
      return null;
    }
    try {
      return Span.of(text.text());
    } catch (IllegalArgumentException e) {
      file.error(
          text.place(),
          key + " must be from 1s to 31d, a number with s, m, h or d; not `" + text.text() + "`",
          "such as 5m");
      return null;
    }
  }

  private List<String> paths(Fields fields, String part) {
    List<String> paths = new ArrayList<>();
    for (PlacedText path : fields.placedTexts("by")) {
      paths.add(path.text());
      parts.put(part + " " + paths.size(), path);
    }
    if (paths.size() > Threshold.MOST_BY) {
      file.error(
          fields.place(), "by has more than " + Threshold.MOST_BY + " paths", "leave some out");
      return paths.subList(0, Threshold.MOST_BY);
    }
    return paths;
  }
}
