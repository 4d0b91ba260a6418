package io.bellbuoy.rules.match.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A condition that can be written down, and made simpler. Immutable. */
sealed interface Phrase {

  /** As rules have it. */
  String text();

  /** Those with one thing less; none where nothing can go. */
  List<Phrase> simpler();

  /** One comparison, or a truth. */
  record Leaf(String text) implements Phrase {

    private static final List<Phrase> TRUTHS = List.of(new Leaf("true"), new Leaf("false"));

    @Override
    public List<Phrase> simpler() {
      return TRUTHS.contains(this) ? List.of() : TRUTHS;
    }
  }

  /** {@code not}. */
  record Negation(Phrase condition) implements Phrase {

    @Override
    public String text() {
      return "not "
          + (condition instanceof Chain ? "(" + condition.text() + ")" : condition.text());
    }

    @Override
    public List<Phrase> simpler() {
      return around(condition, Negation::new);
    }
  }

  /** Parentheses. */
  record Group(Phrase condition) implements Phrase {

    @Override
    public String text() {
      return "(" + condition.text() + ")";
    }

    @Override
    public List<Phrase> simpler() {
      return around(condition, Group::new);
    }
  }

  /**
   * A quantifier.
   *
   * @param path in quotes
   */
  record Quantified(String quantifier, String path, Phrase condition) implements Phrase {

    @Override
    public String text() {
      return quantifier + "(" + path + ", " + condition.text() + ")";
    }

    @Override
    public List<Phrase> simpler() {
      return around(condition, simple -> new Quantified(quantifier, path, simple));
    }
  }

  /**
   * Conditions joined.
   *
   * @param joint with the white space around it
   */
  record Chain(String joint, List<Phrase> conditions) implements Phrase {

    @Override
    public String text() {
      return conditions.stream()
          .map(part -> part instanceof Chain ? "(" + part.text() + ")" : part.text())
          .collect(Collectors.joining(joint));
    }

    @Override
    public List<Phrase> simpler() {
      List<Phrase> simpler = new ArrayList<>(conditions);
      for (int i = 0; i < conditions.size(); i++) {
        if (conditions.size() > 2) {
          simpler.add(with(i, List.of()));
        }
        for (Phrase simple : conditions.get(i).simpler()) {
          simpler.add(with(i, List.of(simple)));
        }
      }
      return simpler;
    }

    private Chain with(int place, List<Phrase> instead) {
      List<Phrase> changed = new ArrayList<>(conditions);
      changed.remove(place);
      changed.addAll(place, instead);
      return new Chain(joint, changed);
    }
  }

  private static List<Phrase> around(Phrase condition, Function<Phrase, Phrase> shell) {
    return Stream.concat(Stream.of(condition), condition.simpler().stream().map(shell)).toList();
  }
}
