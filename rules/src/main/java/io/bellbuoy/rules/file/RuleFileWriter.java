package io.bellbuoy.rules.file;

import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.Rule;
import io.bellbuoy.schemas.Suppression;
import io.bellbuoy.schemas.Threshold;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Writes rule files. Thread-safe. */
public final class RuleFileWriter {

  private RuleFileWriter() {}

  /**
   * One YAML file that reads back as the same lists, rules and policy; the events of tests as
   * compact JSON.
   */
  public static String write(RuleFiles files) {
    NodeBuilder file = new NodeBuilder();
    if (!files.lists().isEmpty()) {
      NodeBuilder lists = new NodeBuilder();
      for (NamedList list : files.lists()) {
        lists.always(list.name(), NodeBuilder.texts(list.members()));
      }
      file.always("lists", lists.build());
    }
    file.list("rules", files.rules().stream().map(RuleFileWriter::rule).toList());
    if (files.policy() != null) {
      file.always("policy", policy(files.policy()));
    }
    return YamlText.of(file.build());
  }

  private static Node rule(Rule rule) {
    return new NodeBuilder()
        .text("id", rule.id())
        .text("name", rule.name())
        .text("severity", rule.severity().text())
        .text("description", rule.description())
        .always("message", NodeBuilder.text(rule.message()))
        .text("expression", rule.expression())
        .list("exceptions", rule.exceptions().stream().map(RuleFileWriter::exception).toList())
        .list("attack", rule.attack().stream().map(NodeBuilder::text).toList())
        .list("tags", rule.tags().stream().map(NodeBuilder::text).toList())
        .list("references", rule.references().stream().map(NodeBuilder::text).toList())
        .text("runbook", rule.runbook())
        .list("falsePositives", rule.falsePositives().stream().map(NodeBuilder::text).toList())
        .optional("threshold", threshold(rule.threshold()))
        .optional("suppress", suppress(rule.suppress()))
        .list("tests", rule.tests().stream().map(RuleFileWriter::test).toList())
        .build();
  }

  private static @Nullable Node threshold(@Nullable Threshold threshold) {
    if (threshold == null) {
      return null;
    }
    String distinct = threshold.distinct();
    return new NodeBuilder()
        .always("count", NodeBuilder.number(threshold.count()))
        .text("within", threshold.within().toString())
        .list("by", threshold.by().stream().map(NodeBuilder::text).toList())
        .text("distinct", distinct == null ? "" : distinct)
        .build();
  }

  private static @Nullable Node suppress(@Nullable Suppression suppress) {
    return suppress == null
        ? null
        : new NodeBuilder()
            .text("for", suppress.period().toString())
            .list("by", suppress.by().stream().map(NodeBuilder::text).toList())
            .build();
  }

  private static Node exception(Rule.ExceptionClause exception) {
    return new NodeBuilder()
        .text("name", exception.name())
        .text("expression", exception.expression())
        .build();
  }

  private static Node test(Rule.Test test) {
    return new NodeBuilder()
        .always("name", NodeBuilder.text(test.name()))
        .always("match", NodeBuilder.bool(test.match()))
        .always("event", JsonNode.of(test.event()))
        .list("before", test.before().stream().map(JsonNode::of).toList())
        .build();
  }

  private static Node policy(Policy policy) {
    List<Node> entries = policy.rules().stream().map(RuleFileWriter::entry).toList();
    return new NodeBuilder()
        .text("match", word(policy.match()))
        .always("rules", NodeBuilder.list(entries))
        .build();
  }

  private static Node entry(Policy.Entry entry) {
    if (entry.equals(Policy.Entry.of(entry.id()))) {
      return NodeBuilder.text(entry.id());
    }
    NodeBuilder builder = new NodeBuilder().text("id", entry.id());
    if (!entry.enabled()) {
      builder.always("enabled", NodeBuilder.bool(false));
    }
    if (entry.mode() != Policy.Mode.ALERT) {
      builder.text("mode", word(entry.mode()));
    }
    return builder
        .list("clusters", entry.clusters().stream().map(NodeBuilder::text).toList())
        .build();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
