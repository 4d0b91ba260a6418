package io.bellbuoy.bootstrap;

import io.bellbuoy.bootstrap.ConfigKey.Shape;
import io.bellbuoy.bootstrap.ConfigNode.Items;
import io.bellbuoy.bootstrap.ConfigNode.Section;
import io.bellbuoy.bootstrap.ConfigNode.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the environment overrides. An empty variable counts as not set.
 *
 * <p>A list is written with commas, or as YAML in brackets; {@code KAFKA_PROPERTIES_SASL_MECHANISM}
 * sets {@code sasl.mechanism} in the map {@code kafka.properties}.
 */
final class EnvironmentReader {

  private static final String SHARED_SECTION = "kafka";

  /** What Kubernetes and Docker put into every container about a neighbour of the same name. */
  private static final Pattern SERVICE_LINK =
      Pattern.compile("NAME|SERVICE_HOST|SERVICE_PORT(_.+)?|PORT(_\\d+_(TCP|UDP|SCTP)(_[A-Z]+)?)?");

  private final Map<String, String> environment;
  private final List<ConfigKey> keys;
  private final Problems problems;

  EnvironmentReader(Map<String, String> environment, Class<?> type, Problems problems) {
    this.environment = new TreeMap<>(environment);
    this.keys = ConfigKey.of(type);
    this.problems = problems;
  }

  /** What the variables of that service and, below them, those of all services say. */
  Section overrides(String service) {
    List<ConfigKey> shared =
        keys.stream().filter(key -> key.path().get(0).equals(SHARED_SECTION)).toList();
    Section forAll = shared.isEmpty() ? Section.EMPTY : read("BELLBUOY_", "KAFKA_", shared);
    return forAll.overlaidBy(read(prefix(service), "", keys));
  }

  /** The beginning of the names of a service's own variables. */
  static String prefix(String service) {
    return "BELLBUOY_" + service.toUpperCase(Locale.ROOT).replace('-', '_') + "_";
  }

  private Section read(String prefix, String section, List<ConfigKey> candidates) {
    Section read = Section.EMPTY;
    for (Map.Entry<String, String> entry : environment.entrySet()) {
      String variable = entry.getKey();
      if (variable.startsWith(prefix + section) && !entry.getValue().isEmpty()) {
        Section one = override(prefix, variable, entry.getValue(), candidates);
        if (one != null) {
          read = read.overlaidBy(one);
        } else if (!SERVICE_LINK
            .matcher(variable.substring((prefix + section).length()))
            .matches()) {
          problems.add(variable, "", "no key has this name" + hint(prefix, variable, candidates));
        }
      }
    }
    return read;
  }

  private @Nullable Section override(
      String prefix, String variable, String value, List<ConfigKey> candidates) {
    String name = variable.substring(prefix.length());
    for (ConfigKey key : candidates) {
      if (name.equals(key.variable()) || name.equals(key.runTogether())) {
        return Section.of(key.path(), value(key, variable, value));
      }
    }
    for (ConfigKey key : candidates) {
      if (key.shape() == Shape.MAP && name.startsWith(key.variable() + "_")) {
        List<String> path = new ArrayList<>(key.path());
        path.add(mapKey(name.substring(key.variable().length() + 1)));
        return Section.of(path, new Text(value, false, variable));
      }
    }
    return null;
  }

  private ConfigNode value(ConfigKey key, String variable, String value) {
    String text = value.strip();
    if (key.shape() == Shape.ONE) {
      return new Text(value, false, variable);
    }
    if (text.startsWith("[") || text.startsWith("{")) {
      ConfigNode node = new YamlReader(variable, problems).node(text);
      return node == null ? new Items(List.of(), variable) : node;
    }
    List<ConfigNode> items = new ArrayList<>();
    for (String item : text.split(",", -1)) {
      if (!item.isBlank()) {
        items.add(new Text(item.strip(), false, variable));
      }
    }
    return new Items(items, variable);
  }

  private static String mapKey(String end) {
    return end.toLowerCase(Locale.ROOT).replace('_', '.');
  }

  private static String hint(String prefix, String variable, List<ConfigKey> candidates) {
    String name = variable.substring(prefix.length());
    return Spelling.hint(name, candidates.stream().map(ConfigKey::variable).toList())
        .replace("did you mean ", "did you mean " + prefix);
  }
}
