package io.bellbuoy.rules.imported;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Makes ids of names: letters and digits, dashes between, each once. Not thread-safe. */
final class RuleIds {

  private static final int LONGEST = 80;

  private final Set<String> given = new HashSet<>();

  /** The id of a rule of that name. */
  String of(String name) {
    String plain =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    String id = cut(plain.isEmpty() ? "rule" : plain, LONGEST);
    for (int i = 2; !given.add(id); i++) {
      String end = "-" + i;
      id = cut(plain.isEmpty() ? "rule" : plain, LONGEST - end.length()) + end;
    }
    return id;
  }

  private static String cut(String id, int length) {
    return id.length() <= length ? id : id.substring(0, length).replaceAll("-+$", "");
  }
}
