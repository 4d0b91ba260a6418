package io.bellbuoy.bootstrap;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a configuration, gathered so that it is all said at once. */
final class Problems {

  private final List<String> lines = new ArrayList<>();

  /**
   * Adds one.
   *
   * @param origin where the value was written; empty: nowhere
   * @param path of the key; empty: the whole file
   * @param sentence what is wrong and what to do
   */
  void add(String origin, String path, String sentence) {
    StringBuilder line = new StringBuilder();
    for (String part : List.of(origin, path)) {
      if (!part.isEmpty()) {
        line.append(part).append(": ");
      }
    }
    lines.add(line.append(sentence).toString());
  }

  int count() {
    return lines.size();
  }

  void throwIfAny() {
    if (!lines.isEmpty()) {
      throw new ConfigException(lines);
    }
  }
}
