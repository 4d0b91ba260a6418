package io.bellbuoy.rules.imported;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sigma's conditions: {@code selection and not 1 of filter_*}. Not binds tighter than and, and
 * tighter than or. Not thread-safe.
 */
final class SigmaCondition {

  private static final Pattern WORD = Pattern.compile("\\s*([()|]|[^\\s()|]+)");
  private static final int DEEPEST = 50;
  private static final int MOST_WORDS = 1_000;

  private final List<String> words = new ArrayList<>();
  private final Map<String, Clause> selections;
  private int at;
  private int depth;

  private SigmaCondition(String text, Map<String, Clause> selections) {
    this.selections = selections;
    Matcher matcher = WORD.matcher(text);
    while (matcher.find() && words.size() <= MOST_WORDS) {
      words.add(matcher.group(1));
    }
    if (words.size() > MOST_WORDS) {
      throw new UntranslatableException("the condition has more than " + MOST_WORDS + " words");
    }
  }

  static Clause of(String text, Map<String, Clause> selections) {
    SigmaCondition condition = new SigmaCondition(text, selections);
    Clause clause = condition.either();
    if (condition.next("|")) {
      throw new UntranslatableException(
          "the condition counts with `|`, which Sigma has given up",
          "write a correlation of the type event_count or value_count");
    }
    if (condition.at < condition.words.size()) {
      throw new UntranslatableException(
          "the condition makes no sense at `" + condition.words.get(condition.at) + "`");
    }
    return clause;
  }

  private Clause either() {
    List<Clause> all = new ArrayList<>(List.of(both()));
    while (next("or")) {
      at++;
      all.add(both());
    }
    return Clause.some(all);
  }

  private Clause both() {
    List<Clause> all = new ArrayList<>(List.of(single()));
    while (next("and")) {
      at++;
      all.add(single());
    }
    return Clause.every(all);
  }

  private Clause single() {
    if (++depth > DEEPEST) {
      throw new UntranslatableException("the condition is nested deeper than " + DEEPEST);
    }
    String word = word();
    Clause clause;
    if (word.equalsIgnoreCase("not")) {
      clause = new Clause.Negation(single());
    } else if (word.equals("(")) {
      clause = either();
      if (!word().equals(")")) {
        throw new UntranslatableException("the condition lacks a `)`");
      }
    } else if (next("of")) {
      at++;
      clause = quantified(word.toLowerCase(Locale.ROOT), word());
    } else {
      clause = named(word);
    }
    depth--;
    return clause;
  }

  private Clause named(String name) {
    Clause clause = selections.get(name);
    if (clause == null) {
      throw new UntranslatableException("the condition names `" + name + "`, which is not there");
    }
    return clause;
  }

  private Clause quantified(String quantity, String pattern) {
    String regex =
        pattern.equalsIgnoreCase("them")
            ? "[^_].*"
            : Pattern.quote(pattern).replace("*", "\\E.*\\Q");
    // Linear, whatever a stranger writes.
    com.google.re2j.Pattern names = com.google.re2j.Pattern.compile(regex);
    List<Clause> some =
        selections.entrySet().stream()
            .filter(entry -> names.matches(entry.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    if (some.isEmpty()) {
      throw new UntranslatableException("the condition's `of " + pattern + "` names nothing");
    }
    return switch (quantity) {
      case "1", "any" -> Clause.some(some);
      case "all" -> Clause.every(some);
      default ->
          throw new UntranslatableException(
              "the condition asks for " + quantity + " of some: only 1, any and all are known");
    };
  }

  private boolean next(String word) {
    return at < words.size() && words.get(at).equalsIgnoreCase(word);
  }

  private String word() {
    if (at >= words.size()) {
      throw new UntranslatableException("the condition ends too early");
    }
    return words.get(at++);
  }
}
