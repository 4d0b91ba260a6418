package io.bellbuoy.rules.file;

import io.bellbuoy.rules.file.ParsedFile.PlacedPolicy;
import io.bellbuoy.schemas.NamedList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** From the text of one rule file to what it says; everything wrong is among its findings. */
final class RuleFileParser {

  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,80}");
  private static final List<String> KEYS = List.of("lists", "rules", "policy");

  private final SourceFile file;
  private final NodeReader reader;
  private final List<String> ruleIds = new ArrayList<>();

  private RuleFileParser(SourceFile file) {
    this.file = file;
    this.reader = new NodeReader(file);
  }

  static ParsedFile parse(SourceFile file) {
    Node root = YamlLoader.load(file);
    return root == null
        ? new ParsedFile(file, List.of(), List.of(), List.of(), null)
        : new RuleFileParser(file).file(root);
  }

  /** Whether ids of rules and names of lists may look like that. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  private ParsedFile file(Node root) {
    Fields fields = new Fields(file, root, "a rule file", KEYS);
    List<Placed<NamedList>> lists = lists(fields.node("lists"));
    List<PlacedRule> rules = new ArrayList<>();
    RuleParser ruleParser = new RuleParser(file, ruleIds);
    for (Node node : fields.items("rules")) {
      PlacedRule rule = ruleParser.rule(node);
      if (rule != null) {
        rules.add(rule);
      }
    }
    return new ParsedFile(file, lists, rules, ruleIds, policy(fields.node("policy")));
  }

  private List<Placed<NamedList>> lists(@Nullable Node node) {
    List<Placed<NamedList>> lists = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (NodeTuple tuple : node == null ? List.<NodeTuple>of() : reader.tuples(node, "lists")) {
      PlacedText name = reader.text(tuple.getKeyNode(), "the name of a list");
      List<String> members = reader.texts(tuple.getValueNode(), "the members of a list");
      if (name == null) {
        continue;
      }
      if (!isName(name.text())) {
        file.error(
            name.place(),
            "`" + name.text() + "` cannot be the name of a list",
            "1 to 80 of a to z, 0 to 9 and -");
      } else if (!seen.add(name.text())) {
        file.error(
            name.place(), "the key `" + name.text() + "` is here twice", "remove one of the two");
      } else {
        lists.add(new Placed<>(new NamedList(name.text(), members), file, name.place()));
      }
    }
    return lists;
  }

  private @Nullable Placed<PlacedPolicy> policy(@Nullable Node node) {
    return node == null ? null : new PolicyParser(file).policy(node);
  }
}
