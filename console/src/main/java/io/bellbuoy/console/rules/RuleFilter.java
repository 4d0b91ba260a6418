package io.bellbuoy.console.rules;

import io.bellbuoy.console.http.ProblemException;
import io.bellbuoy.console.http.Request;
import io.bellbuoy.schemas.Rule;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which rules a request asks for; several values of one parameter widen it, several parameters
 * narrow it.
 *
 * @param words each stands somewhere in the rule's texts; lower-case
 */
record RuleFilter(
    List<String> words,
    List<String> severities,
    List<String> attack,
    List<String> tags,
    @Nullable String origin,
    @Nullable Boolean inPolicy)
    implements Predicate<RuleView> {

  /**
   * The filter of a request.
   *
   * @throws ProblemException 400 where one of its parameters cannot be
   */
  static RuleFilter of(Request request) {
    String q = request.query("q");
    String inPolicy = one(request, "inPolicy", "true", "false");
    return new RuleFilter(
        q == null ? List.of() : List.of(q.toLowerCase(Locale.ROOT).split("\\s+")),
        request.queryList("severity"),
        request.queryList("attack"),
        request.queryList("tag"),
        one(request, "origin", "system", "own"),
        inPolicy == null ? null : Boolean.valueOf(inPolicy));
  }

  private static @Nullable String one(Request request, String name, String... words) {
    String value = request.query(name);
    if (value != null && !List.of(words).contains(value)) {
      throw ProblemException.of(400, name + ": it must be " + String.join(" or ", words));
    }
    return value;
  }

  @Override
  public boolean test(RuleView view) {
    Rule rule = view.rule();
    return (severities.isEmpty() || severities.contains(rule.severity().text()))
        && (attack.isEmpty() || rule.attack().stream().anyMatch(this::isWantedTechnique))
        && (tags.isEmpty() || rule.tags().stream().anyMatch(tags::contains))
        && (origin == null || origin.equals(view.origin().name().toLowerCase(Locale.ROOT)))
        && (inPolicy == null || inPolicy == (view.inPolicy() != null))
        && hasWords(rule);
  }

  /** Who asks for a technique means its sub-techniques too. */
  private boolean isWantedTechnique(String technique) {
    return attack.stream()
        .anyMatch(one -> technique.equals(one) || technique.startsWith(one + "."));
  }

  private boolean hasWords(Rule rule) {
    if (words.isEmpty()) {
      return true;
    }
    String text =
        String.join(
                "\n",
                rule.id(),
                rule.name(),
                rule.description(),
                rule.expression(),
                String.join("\n", rule.tags()),
                String.join("\n", rule.attack()))
            .toLowerCase(Locale.ROOT);
    return words.stream().allMatch(text::contains);
  }
}
