package io.bellbuoy.console.rules;

import io.bellbuoy.console.changes.ChangeLog;
import io.bellbuoy.console.http.ProblemException;
import io.bellbuoy.registry.LibraryImage;
import io.bellbuoy.registry.RuleBook;
import io.bellbuoy.schemas.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of rules besides their texts. Thread-safe.
 *
 * <p>A rule is the system's where the shipped library has one of its id: the next upgrade will
 * bring it anew, so only exceptions, which an upgrade keeps, may be added to it.
 */
public final class Library {

  private final Map<String, Rule> shipped;
  private final ChangeLog changes;

  /** Where a rule comes from. */
  enum Origin {
    @com.fasterxml.jackson.annotation.JsonProperty("system")
    SYSTEM,
    @com.fasterxml.jackson.annotation.JsonProperty("own")
    OWN
  }

  /**
   * A library.
   *
   * @param shipped the rules that this version comes with
   */
  public Library(List<Rule> shipped, ChangeLog changes) {
    this.shipped = shipped.stream().collect(Collectors.toMap(Rule::id, Function.identity()));
    this.changes = changes;
  }

  Origin origin(String id) {
    return shipped.containsKey(id) ? Origin.SYSTEM : Origin.OWN;
  }

  /** The rule with what is known of it; null: there is none. */
  @Nullable RuleView view(RuleBook book, String id) {
    Rule rule = book.library().rules().get(id);
    return rule == null ? null : view(rule, Place.in(book.policy().edited()).get(id));
  }

  /** The rule with what is known of it. */
  RuleView view(Rule rule, @Nullable Place place) {
    ChangeLog.Entry last = changes.last("rule/" + rule.id());
    return new RuleView(
        rule,
        origin(rule.id()),
        place,
        last == null ? null : last.at(),
        last == null ? null : last.by());
  }

  /**
   * Passes a change of the rule that may be.
   *
   * @throws ProblemException 409 where it would change more of a system rule than its exceptions
   */
  void refuseToChange(Rule before, Rule after) {
    Rule original = shipped.get(before.id());
    if (original != null) {
      boolean same = after.withExceptions(before.exceptions()).equals(before);
      if (!same || !after.exceptions().containsAll(original.exceptions())) {
        throw systemRule();
      }
    }
  }

  /** 409: it is the system's. */
  static ProblemException systemRule() {
    return ProblemException.of(
        409,
        "this is a system rule: an upgrade would undo the change; clone it under another id and"
            + " change the clone, or add an exception, which an upgrade keeps",
        Map.of("hint", "clone"));
  }

  /** The library with the rule in it. */
  static RuleBook put(RuleBook book, Rule rule) {
    LibraryImage library = book.library().with(List.of(rule), List.of());
    return book.with(library);
  }

  /** What an edit of the rule is about: its {@code current} state for who comes too late. */
  static @Nullable Map<String, Rule> edited(RuleBook book, String id) {
    Rule rule = book.library().rules().get(id);
    Map<String, Rule> edited = new LinkedHashMap<>();
    if (rule != null) {
      edited.put("rule", rule);
    }
    return rule == null ? null : edited;
  }
}
