package io.bellbuoy.bootstrap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One value of a configuration as it was written, before anybody asks for its type. Immutable. */
sealed interface ConfigNode {

  /** Where it was written: {@code file:line} or the name of an environment variable. */
  String origin();

  /**
   * A single value.
   *
   * @param text null: written as {@code null} or {@code ~}
   * @param expandable whether <code>${NAME}</code> in it stands for an environment variable
   */
  record Text(@Nullable String text, boolean expandable, String origin) implements ConfigNode {}

  /** A list. */
  record Items(List<ConfigNode> items, String origin) implements ConfigNode {

    public Items {
      items = List.copyOf(items);
    }
  }

  /** Keys and values, in the order they were written. */
  record Section(Map<String, ConfigNode> entries, String origin) implements ConfigNode {

    static final Section EMPTY = new Section(Map.of(), "");

    /** These entries with the other's over them, section into section; lists are replaced. */
    Section overlaidBy(Section other) {
      Map<String, ConfigNode> merged = new LinkedHashMap<>(entries);
      other.entries.forEach(
          (key, value) ->
              merged.merge(
                  key,
                  value,
                  (below, above) ->
                      below instanceof Section lower && above instanceof Section upper
                          ? lower.overlaidBy(upper)
                          : above));
      return new Section(merged, other.origin.isEmpty() ? origin : other.origin);
    }

    /** A section that holds only that value, at the end of that path. */
    static Section of(List<String> path, ConfigNode value) {
      ConfigNode node = value;
      for (int i = path.size() - 1; i >= 0; i--) {
        node = new Section(Map.of(path.get(i), node), value.origin());
      }
      return node instanceof Section section ? section : EMPTY;
    }
  }
}
