package io.bellbuoy.rules.match.formula;

import java.util.ArrayList;
import java.util.List;

/**
 * A condition over atoms that can be asked before all of them are known: it is true, false or not
 * known yet. Negations stand at the atoms only. Immutable.
 */
public sealed interface Formula {

  int FALSE = -1;
  int UNKNOWN = 0;
  int TRUE = 1;

  /** {@link #TRUE}, {@link #FALSE}, or {@link #UNKNOWN} as long as it may still become either. */
  int truth(Answers answers);

  /** The one that is true exactly where this is false. */
  Formula negated();

  /** Itself, or those of which all must hold. */
  default List<Formula> conjuncts() {
    return List.of(this);
  }

  /** Every atom in it; one may come twice. */
  List<Atom> atoms();

  /** Holds where all do. */
  static Formula all(List<Formula> parts) {
    List<Formula> flat = new ArrayList<>();
    for (Formula part : parts) {
      if (part.equals(Known.NEVER)) {
        return Known.NEVER;
      }
      if (!part.equals(Known.ALWAYS)) {
        flat.addAll(part.conjuncts());
      }
    }
    return flat.isEmpty() ? Known.ALWAYS : flat.size() == 1 ? flat.get(0) : new All(flat);
  }

  /** Holds where one does. */
  static Formula any(List<Formula> parts) {
    return all(parts.stream().map(Formula::negated).toList()).negated();
  }

  /** One that is known. */
  record Known(int value) implements Formula {

    static final Known ALWAYS = new Known(TRUE);
    static final Known NEVER = new Known(FALSE);

    @Override
    public int truth(Answers answers) {
      return value;
    }

    @Override
    public Formula negated() {
      return value == TRUE ? Known.NEVER : Known.ALWAYS;
    }

    @Override
    public List<Atom> atoms() {
      return List.of();
    }
  }

  /** An atom, or that it does not hold. */
  record Literal(Atom atom, boolean positive) implements Formula {

    @Override
    public int truth(Answers answers) {
      int truth = answers.truth(atom);
      return positive ? truth : -truth;
    }

    @Override
    public Formula negated() {
      return new Literal(atom, !positive);
    }

    @Override
    public List<Atom> atoms() {
      return List.of(atom);
    }
  }

  /** All of the parts; at least two, none of this kind. */
  record All(List<Formula> parts) implements Formula {

    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public int truth(Answers answers) {
      int truth = TRUE;
      for (int i = 0; i < parts.size() && truth != FALSE; i++) {
        truth = Math.min(truth, parts.get(i).truth(answers));
      }
      return truth;
    }

    @Override
    public Formula negated() {
      return new Any(parts.stream().map(Formula::negated).toList());
    }

    @Override
    public List<Formula> conjuncts() {
      return parts;
    }

    @Override
    public List<Atom> atoms() {
      return parts.stream().flatMap(part -> part.atoms().stream()).toList();
    }
  }

  /** One of the parts; at least two, none of this kind. */
  record Any(List<Formula> parts) implements Formula {

    public Any {
      parts = List.copyOf(parts);
    }

    @Override
    public int truth(Answers answers) {
      int truth = FALSE;
      for (int i = 0; i < parts.size() && truth != TRUE; i++) {
        truth = Math.max(truth, parts.get(i).truth(answers));
      }
      return truth;
    }

    @Override
    public Formula negated() {
      return new All(parts.stream().map(Formula::negated).toList());
    }

    @Override
    public List<Atom> atoms() {
      return parts.stream().flatMap(part -> part.atoms().stream()).toList();
    }
  }
}
