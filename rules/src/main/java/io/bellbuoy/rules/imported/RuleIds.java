package io.bellbuoy.rules.imported;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes ids of names: letters and digits, dashes between, each once. Not thread-safe. */
final class RuleIds {

  private static final int LONGEST = 80;

  private final Set<String> given = new HashSet<>();

  /** How often a name has come so far: a file may have thousands of one. */
  private final Map<String, Integer> times = new HashMap<>();

  /** The id of a rule of that name. */
  String of(String name) {
    String plain =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    String id = cut(plain.isEmpty() ? "rule" : plain, LONGEST);
    times.putIfAbsent(plain, 1);
    while (!given.add(id)) {
      String end = "-" + times.merge(plain, 1, Integer::sum);
      id = cut(plain.isEmpty() ? "rule" : plain, LONGEST - end.length()) + end;
    }
    return id;
  }

  private static String cut(String id, int length) {
    return id.length() <= length ? id : id.substring(0, length).replaceAll("-+$", "");
  }
}
