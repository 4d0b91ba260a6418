package io.bellbuoy.rules.match;

import io.bellbuoy.rules.match.formula.Answers;
import io.bellbuoy.rules.match.formula.Atom;
import io.bellbuoy.rules.match.formula.Formula;
import io.bellbuoy.rules.match.index.RuleBits;
import io.bellbuoy.schemas.Attributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What events are known to be before they are read, by their attributes: of events from one cluster
 * this is found out once. For one thread.
 */
final class Priors {

  /** More kinds of attributes than this are not kept in mind at a time. */
  private static final int MOST = 4_096;

  private static final byte[] NO_EVENT = {};

  private final PolicyProgram program;
  private final Answers answers;
  private final List<Atom.OfAttributes> asked;
  private final Map<Attributes, Prior> known = new HashMap<>();
  private @Nullable Prior only;

  Priors(PolicyProgram program, Answers answers) {
    this.program = program;
    this.answers = answers;
    asked =
        program.atoms().stream()
            .filter(atom -> atom instanceof Atom.OfAttributes)
            .map(atom -> (Atom.OfAttributes) atom)
            .toList();
  }

  Prior of(Attributes attributes) {
    Prior prior = asked.isEmpty() ? only : known.get(attributes);
    if (prior != null) {
      return prior;
    }
    Prior made = make(attributes);
    if (asked.isEmpty()) {
      only = made;
      return made;
    }
    if (known.size() == MOST) {
      known.clear();
    }
    known.put(attributes, made);
    return made;
  }

  private Prior make(Attributes attributes) {
    boolean[] answered = new boolean[asked.size()];
    asked.forEach(atom -> answered[atom.place()] = atom.test().test(attributes));
    answers.begin(NO_EVENT, attributes, answered);
    int rules = program.rules().size();
    long[] undecided = RuleBits.none(rules);
    long[] matched = RuleBits.none(rules);
    boolean over = false;
    for (int rule = 0; rule < rules && !over; rule++) {
      int truth = program.formulas()[rule].truth(answers);
      if (truth == Formula.UNKNOWN) {
        RuleBits.add(undecided, rule);
      } else if (truth == Formula.TRUE) {
        RuleBits.add(matched, rule);
        over = program.ends()[rule];
      }
    }
    return new Prior(answered, undecided, matched);
  }
}
