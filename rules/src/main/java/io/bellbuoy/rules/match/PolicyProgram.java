package io.bellbuoy.rules.match;

import io.bellbuoy.rules.match.formula.Atom;
import io.bellbuoy.rules.match.formula.Formula;
import io.bellbuoy.rules.match.index.Gate;
import io.bellbuoy.rules.match.scan.RootPaths;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the events of one policy are read. Immutable, and so thread-safe.
 *
 * @param rules in policy order
 * @param ends for each rule whether an event's way ends where it matches
 * @param formulas for each rule, what must hold
 * @param paths all that are followed, by slot
 * @param memberNames of the top-level members that are told apart; the first one's number is 1
 * @param work for each member's number; for 0, what is known at the end of the event only
 * @param atoms by their number
 * @param slots for each slot who asks for its values
 * @param needs how many there are
 * @param resting the member that most rules ask for and nearly every event has
 */
record PolicyProgram(
    List<CompiledRule> rules,
    boolean[] ends,
    Formula[] formulas,
    RootPaths paths,
    List<String> memberNames,
    MemberWork[] work,
    List<Atom> atoms,
    SlotUse[] slots,
    int needs,
    int resting) {

  /**
   * Who asks for the values of a path.
   *
   * @param gate of many rules together; null: none does
   * @param stage the member after which the gate is asked
   * @param asked whether some of them passes
   * @param askers for each of these the rules that ask it
   */
  record SlotUse(@Nullable Gate gate, int stage, List<Atom.OfValues> asked, List<long[]> askers) {}
}
