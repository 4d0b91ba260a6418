package io.bellbuoy.rules.file;

import io.bellbuoy.rules.file.ParsedFile.PlacedPolicy;
import io.bellbuoy.rules.match.ClusterGlob;
import io.bellbuoy.schemas.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the {@code policy} of a rule file. */
final class PolicyParser {

  private static final List<String> KEYS = List.of("match", "rules");
  private static final List<String> ENTRY_KEYS = List.of("id", "enabled", "clusters", "mode");

  private final SourceFile file;
  private final NodeReader reader;

  PolicyParser(SourceFile file) {
    this.file = file;
    this.reader = new NodeReader(file);
  }

  Placed<PlacedPolicy> policy(Node node) {
    Fields fields = new Fields(file, node, "a policy", KEYS);
    if (fields.lacks("rules")) {
      file.error(fields.place(), "the policy has no `rules`", "add `rules:`");
    }
    List<Placed<Policy.Entry>> entries = new ArrayList<>();
    for (Node item : fields.items("rules")) {
      Placed<Policy.Entry> entry = entry(item);
      if (entry != null) {
        entries.add(entry);
      }
    }
    Policy.Match match = choice(fields, "match", Policy.Match.values(), Policy.Match.FIRST);
    return new Placed<>(new PlacedPolicy(match, entries), file, fields.place());
  }

  private @Nullable Placed<Policy.Entry> entry(Node item) {
    if (!(item instanceof MappingNode)) {
      PlacedText id = reader.text(item, "a rule of a policy");
      return id == null ? null : new Placed<>(Policy.Entry.of(id.text()), file, id.place());
    }
    Fields fields = new Fields(file, item, "a policy's rule", ENTRY_KEYS);
    PlacedText id = fields.required("id", "this rule of the policy");
    Boolean enabled = fields.bool("enabled");
    Policy.Mode mode = choice(fields, "mode", Policy.Mode.values(), Policy.Mode.ALERT);
    List<String> clusters = clusters(fields);
    if (id == null) {
      return null;
    }
    return new Placed<>(
        new Policy.Entry(id.text(), enabled == null || enabled, clusters, mode), file, id.place());
  }

  private List<String> clusters(Fields fields) {
    List<String> globs = new ArrayList<>();
    for (Node item : fields.items("clusters")) {
      PlacedText glob = reader.text(item, "each of clusters");
      if (glob == null) {
        continue;
      }
      String problem = ClusterGlob.problem(glob.text());
      if (problem != null) {
        file.error(
            glob.place(),
            "`" + glob.text() + "` names no clusters: " + problem,
            "a star stands for any characters, a question mark for one");
      } else {
        globs.add(glob.text());
      }
    }
    return globs;
  }

  private <E extends Enum<E>> E choice(Fields fields, String key, E[] values, E otherwise) {
    PlacedText text = fields.text(key);
    if (text == null) {
      return otherwise;
    }
    List<String> words = new ArrayList<>();
    for (E value : values) {
      String word = value.name().toLowerCase(Locale.ROOT);
      if (word.equals(text.text())) {
        return value;
      }
      words.add(word);
    }
    String near = NodeReader.nearest(text.text(), words);
    file.error(
        text.place(),
        key + " must be one of " + String.join(", ", words) + ", not `" + text.text() + "`",
        near);
    return otherwise;
  }
}
