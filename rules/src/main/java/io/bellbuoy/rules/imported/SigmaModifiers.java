package io.bellbuoy.rules.imported;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words behind a field's name: {@code userAgent|contains|all}. Immutable.
 *
 * @param words without those that are refused
 */
record SigmaModifiers(Set<String> words) {

  private static final Set<String> KNOWN =
      Set.of(
          "contains",
          "startswith",
          "endswith",
          "all",
          "re",
          "i",
          "m",
          "s",
          "cidr",
          "exists",
          "base64",
          "cased",
          "lt",
          "lte",
          "gt",
          "gte",
          "neq");

  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry("fieldref", "it compares two fields by Sigma's rules of text"),
          Map.entry("windash", "it is about command lines of Windows"),
          Map.entry("base64offset", "it is about texts inside of other encoded texts"),
          Map.entry("wide", "no audit event has UTF-16 in it"),
          Map.entry("utf16", "no audit event has UTF-16 in it"),
          Map.entry("utf16le", "no audit event has UTF-16 in it"),
          Map.entry("utf16be", "no audit event has UTF-16 in it"),
          Map.entry("expand", "its placeholders are filled by other tools; write the values out"));

  /** Of which only one makes sense. */
  private static final List<String> WAYS =
      List.of(
          "contains", "startswith", "endswith", "re", "cidr", "exists", "lt", "lte", "gt", "gte");

  static SigmaModifiers of(List<String> written) {
    Set<String> words = new HashSet<>();
    for (String word : written) {
      String refused = REFUSED.get(word);
      if (refused != null) {
        throw new UntranslatableException(
            "the modifier `" + word + "` cannot be taken over: " + refused);
      }
      if (!KNOWN.contains(word)) {
        throw new UntranslatableException("there is no modifier `" + word + "` that is known here");
      }
      words.add(word);
    }
    List<String> ways = WAYS.stream().filter(words::contains).toList();
    if (ways.size() > 1) {
      throw new UntranslatableException(
          "the modifiers " + String.join(" and ", ways) + " do not go together");
    }
    return new SigmaModifiers(Set.copyOf(words));
  }

  boolean has(String word) {
    return words.contains(word);
  }

  /** How numbers are compared; empty: they are not. */
  String comparator() {
    return has("lt") ? "<" : has("lte") ? "<=" : has("gt") ? ">" : has("gte") ? ">=" : "";
  }
}
