package io.bellbuoy.rules.imported;

import io.bellbuoy.schemas.Span;
import io.bellbuoy.schemas.Threshold;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A correlation of Sigma: how many matches of other rules, how close together.
 *
 * @param rules their names or ids
 * @param generate whether those rules also alert by themselves
 * @param threshold null: one match is enough
 */
record SigmaCorrelation(List<String> rules, boolean generate, @Nullable Threshold threshold) {

  private static final Pattern TIMESPAN = Pattern.compile("([0-9]{1,6})([smhdw])");

  /** The correlation that a mapping is. */
  static SigmaCorrelation of(MappingNode node) {
    Map<String, Node> members = SigmaNodes.members(node);
    String type = SigmaNodes.text(members, "type");
    if (!type.equals("event_count") && !type.equals("value_count")) {
      throw new UntranslatableException(
          "a correlation of the type `" + type + "` cannot be taken over",
          "thresholds count events or different values: event_count, value_count");
    }
    if (members.containsKey("aliases")) {
      throw new UntranslatableException("aliases of fields cannot be taken over");
    }
    return new SigmaCorrelation(
        rules(members), generates(members), threshold(members, type.equals("value_count")));
  }

  /** The names or ids of the rules that a correlation, be it understood or not, refers to. */
  static List<String> referred(MappingNode node) {
    Map<String, Node> members = SigmaNodes.members(node);
    return generates(members) ? List.of() : SigmaNodes.texts(members, "rules");
  }

  private static boolean generates(Map<String, Node> members) {
    return SigmaNodes.text(members, "generate").equalsIgnoreCase("true");
  }

  private static List<String> rules(Map<String, Node> members) {
    List<String> rules = SigmaNodes.texts(members, "rules");
    if (rules.isEmpty()) {
      throw new UntranslatableException("the correlation names no rules");
    }
    return rules;
  }

  private static @Nullable Threshold threshold(Map<String, Node> members, boolean values) {
    MappingNode condition = SigmaNodes.mapping(members, "condition");
    Map<String, Node> asked = condition == null ? Map.of() : SigmaNodes.members(condition);
    int count = count(asked);
    String field = SigmaNodes.text(asked, "field");
    if (values == field.isEmpty()) {
      throw new UntranslatableException(
          values
              ? "a value_count must say which `field` it counts"
              : "an event_count has no `field` to count");
    }
    if (count == 1) {
      return null;
    }
    List<String> by =
        SigmaNodes.texts(members, "group-by").stream().map(SigmaCorrelation::path).toList();
    if (count < 1 || count > Threshold.MOST || by.size() > Threshold.MOST_BY) {
      throw new UntranslatableException(
          "a threshold counts to at most %d, by at most %d fields"
              .formatted(Threshold.MOST, Threshold.MOST_BY));
    }
    return new Threshold(count, within(members), by, values ? path(field) : null);
  }

  private static int count(Map<String, Node> asked) {
    String least = SigmaNodes.text(asked, "gte");
    String below = SigmaNodes.text(asked, "gt");
    for (String other : List.of("lt", "lte", "eq", "neq")) {
      if (asked.containsKey(other)) {
        throw new UntranslatableException(
            "the correlation asks for `" + other + "`: a threshold alerts when a count is reached",
            "gte or gt can be taken over");
      }
    }
    String number = least.isEmpty() ? below : least;
    if (least.isEmpty() == below.isEmpty() || !number.matches("[0-9]{1,6}")) {
      throw new UntranslatableException("the correlation's condition needs a number: gte or gt");
    }
    return Integer.parseInt(number) + (least.isEmpty() ? 1 : 0);
  }

  private static String path(String field) {
    SigmaField known = SigmaField.of(field);
    String missing = known.missing();
    if (missing != null) {
      throw new UntranslatableException("it counts by `" + field + "`: " + missing);
    }
    return known.path();
  }

  private static Span within(Map<String, Node> members) {
    String timespan = SigmaNodes.text(members, "timespan");
    Matcher matcher = TIMESPAN.matcher(timespan);
    try {
      if (matcher.matches()) {
        int number = Integer.parseInt(matcher.group(1));
        return matcher.group(2).equals("w")
            ? new Span(Duration.ofDays(7L * number))
            : Span.of(timespan);
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new UntranslatableException(
        "the timespan `" + timespan + "` is not from 1s to 31d, a number with s, m, h, d or w");
  }
}
