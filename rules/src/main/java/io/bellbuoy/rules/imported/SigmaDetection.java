package io.bellbuoy.rules.imported;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The detection of a Sigma rule: selections by name, and how they go together. Not thread-safe. */
final class SigmaDetection {

  /** Values and fields; an expression has room for fewer. Aliases multiply what a file holds. */
  private static final int MOST = 5_000;

  private int left = MOST;

  /** The condition on events that it is. */
  Clause of(MappingNode detection) {
    Map<String, Node> members = SigmaNodes.members(detection);
    List<String> conditions = SigmaNodes.texts(members, "condition");
    if (conditions.isEmpty()) {
      throw new UntranslatableException("the detection has no condition");
    }
    Map<String, Clause> selections = new LinkedHashMap<>();
    members.forEach(
        (name, node) -> {
          if (!name.equals("condition") && !name.equals("timeframe")) {
            selections.put(name, selection(node));
          }
        });
    return Clause.some(
        conditions.stream().map(text -> SigmaCondition.of(text, selections)).toList());
  }

  private Clause selection(Node node) {
    if (node instanceof MappingNode mapping) {
      return fields(mapping);
    }
    if (!(node instanceof SequenceNode list) || list.getValue().isEmpty()) {
      throw keywords();
    }
    List<Clause> all = new ArrayList<>();
    for (Node item : list.getValue()) {
      if (!(item instanceof MappingNode mapping)) {
        throw keywords();
      }
      all.add(fields(mapping));
    }
    return Clause.some(all);
  }

  private Clause fields(MappingNode mapping) {
    List<Clause> all = new ArrayList<>();
    SigmaNodes.members(mapping)
        .forEach(
            (key, value) -> {
              List<Node> values = SigmaNodes.items(value);
              left -= 1 + values.size();
              if (left < 0) {
                throw new UntranslatableException(
                    "it has more than " + MOST + " fields and values", "split the rule");
              }
              all.add(SigmaItem.of(key).of(values));
            });
    if (all.isEmpty()) {
      throw new UntranslatableException("a selection is empty");
    }
    return Clause.every(all);
  }

  private static UntranslatableException keywords() {
    return new UntranslatableException(
        "keywords are looked for in the whole event, which the rule language does not do",
        "name the fields");
  }
}
