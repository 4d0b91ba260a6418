package io.bellbuoy.rules.lint;

import io.bellbuoy.rules.lint.Claim.Every;
import io.bellbuoy.rules.lint.Claim.Literal;
import io.bellbuoy.rules.lint.Claim.Some;
import io.bellbuoy.rules.lint.Fact.HasSuch;
import io.bellbuoy.rules.lint.Fact.HasValue;
import io.bellbuoy.rules.lint.Values.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A rule, and what tells most pairs of rules apart without an attempt at a proof: of a thousand
 * rules there are half a million pairs. For one thread.
 */
final class Candidate {

  private final LintedRule rule;
  private final List<Claim> matched = new ArrayList<>();

  /** What each event that is matched has a value of, and which. */
  private final Map<Subject, List<Values>> required = new HashMap<>();

  /** What is asked for anywhere. */
  private final Set<Subject> asked = new HashSet<>();

  Candidate(LintedRule rule) {
    this.rule = rule;
    rule.matched().forEach(this::flatten);
    for (Claim claim : matched) {
      if (claim instanceof Literal literal
          && literal.positive()
          && literal.fact() instanceof HasValue has) {
        required.computeIfAbsent(has.subject(), s -> new ArrayList<>()).add(has.values());
      }
      ask(claim);
    }
  }

  LintedRule rule() {
    return rule;
  }

  /** What an event must fulfil to be matched: all of these. */
  List<Claim> matched() {
    return matched;
  }

  /** False where an event that this matches and the other does not is easily found. */
  boolean mayFollowFrom(Candidate wide) {
    return wide.required.entrySet().stream()
        .allMatch(entry -> mayHave(entry.getKey(), entry.getValue()));
  }

  private boolean mayHave(Subject subject, List<Values> wanted) {
    List<Values> own = required.get(subject);
    if (own != null && own.size() == 1 && own.get(0) instanceof Texts texts) {
      // Nothing but these texts is known of it here, unless it is excluded.
      return subject.single()
          ? wanted.stream().allMatch(values -> someIn(texts, values))
          : wanted.stream().allMatch(values -> texts.within(values, false));
    }
    return subject.counted()
        || own != null
        || asked.contains(subject)
        || asked.stream().anyMatch(s -> subject.covers(s) || s.within(subject).isPresent());
  }

  private static boolean someIn(Texts texts, Values values) {
    return !texts.few() || texts.texts().stream().anyMatch(text -> values.has(text, false));
  }

  private void flatten(Claim claim) {
    if (claim instanceof Every every) {
      every.parts().forEach(this::flatten);
    } else {
      matched.add(claim);
    }
  }

  private void ask(Claim claim) {
    if (claim instanceof Literal literal && literal.positive()) {
      if (literal.fact() instanceof HasValue has) {
        asked.add(has.subject());
      } else if (literal.fact() instanceof HasSuch such) {
        asked.add(such.subject());
      }
    } else if (claim instanceof Every every) {
      every.parts().forEach(this::ask);
    } else if (claim instanceof Some some) {
      some.parts().forEach(this::ask);
    }
  }
}
