package io.bellbuoy.rules.match;

import io.bellbuoy.rules.match.formula.Answers;
import io.bellbuoy.rules.match.formula.Atom;
import io.bellbuoy.rules.match.formula.EventTrees;
import io.bellbuoy.rules.match.formula.Formula;
import io.bellbuoy.rules.match.formula.SlotTable;
import io.bellbuoy.rules.match.index.Gate;
import io.bellbuoy.rules.match.index.NeedsMet;
import io.bellbuoy.rules.match.index.RuleBits;
import io.bellbuoy.rules.match.scan.EventValues;
import io.bellbuoy.rules.match.scan.MemberCursor;
import io.bellbuoy.rules.match.scan.SlotValues;
import io.bellbuoy.schemas.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * Reads events, one after the other, no further than the policy needs. For one thread; keeps its
 * space from event to event.
 */
final class Judgement {

  private final PolicyProgram program;
  private final EventValues values;
  private final MemberCursor cursor;
  private final Answers answers;
  private final Priors priors;

  /** The rules of which nothing is certain yet, but for those that no longer matter. */
  private final long[] undecided;

  private final long[] matched;
  private final NeedsMet met;

  /** Slots with values whose gate is asked later. */
  private final int[] waiting;

  private int waitingCount;

  /** How many of the slots with values have been looked at or wait. */
  private int seen;

  Judgement(PolicyProgram program) {
    this.program = program;
    int rules = program.rules().size();
    values = new EventValues(program.slots().length, this::overflow);
    cursor = new MemberCursor(program.paths(), values);
    answers =
        new Answers(
            program.atoms().size(),
            values,
            new EventTrees(program.memberNames()),
            program.memberNames().size());
    priors = new Priors(program, answers);
    undecided = RuleBits.none(rules);
    matched = RuleBits.none(rules);
    met = new NeedsMet(program.needs(), rules);
    waiting = new int[program.slots().length];
  }

  /** The verdict; null where the bytes are seen to be no event. */
  @Nullable Verdict assess(byte[] event, Attributes attributes) {
    if (!cursor.begin(event)) {
      return null;
    }
    Prior prior = priors.of(attributes);
    values.read(event);
    answers.begin(event, attributes, prior.answers());
    prior.copyTo(undecided, matched);
    met.begin();
    waitingCount = 0;
    seen = 0;
    while (!RuleBits.isEmpty(undecided)) {
      int next = cursor.next();
      if (next == MemberCursor.END) {
        end();
        break;
      }
      if (next == MemberCursor.BROKEN || !read(next)) {
        return null;
      }
    }
    return Verdicts.of(program, matched);
  }

  /** How many bytes of the last event were read before its verdict was known. */
  int bytesRead() {
    return cursor.end();
  }

  /** Reads the member that the cursor is at; false where it is broken. */
  private boolean read(int index) {
    int member = index + 1;
    if (!program.work()[member].isAsked(undecided)) {
      return cursor.skip();
    }
    if (!cursor.walk()) {
      return false;
    }
    if (index != MemberCursor.OTHER) {
      answers.close(member, cursor.start(), cursor.end());
      close(member);
    }
    return true;
  }

  private void close(int member) {
    MemberWork work = program.work()[member];
    look(member, work.awaited());
    for (int i = 0; i < work.needs().size(); i++) {
      close(work.needs().get(i));
    }
    check(work, answers.closed(program.resting()) ? work.checked() : work.checkedEarly());
  }

  private void end() {
    answers.end();
    look(SlotTable.END, true);
    for (MemberWork work : program.work()) {
      for (int i = 0; i < work.needs().size(); i++) {
        close(work.needs().get(i));
      }
    }
    int rule = RuleBits.next(undecided, 0);
    while (rule >= 0) {
      decide(rule, program.formulas()[rule].truth(answers));
      rule = RuleBits.next(undecided, rule + 1);
    }
  }

  /** Asks the gates whose turn it is of the paths that have reached something. */
  private void look(int stage, boolean awaited) {
    if (awaited) {
      int left = 0;
      for (int i = 0; i < waitingCount; i++) {
        int slot = waiting[i];
        if (!look(slot, stage, true)) {
          waiting[left++] = slot;
        }
      }
      waitingCount = left;
    }
    while (seen < values.touchedCount()) {
      int slot = values.touched(seen++);
      if (!look(slot, stage, awaited)) {
        waiting[waitingCount++] = slot;
      }
    }
  }

  /** Whether it was its turn, or it has none. */
  private boolean look(int slot, int stage, boolean awaited) {
    PolicyProgram.SlotUse use = program.slots()[slot];
    Gate gate = use.gate();
    if (gate == null) {
      return true;
    }
    boolean due =
        use.stage() == stage || stage == SlotTable.END || (awaited && use.stage() != SlotTable.END);
    if (!due) {
      return false;
    }
    gate.look(values.of(slot), undecided, met);
    return true;
  }

  private void close(Need need) {
    for (int member : need.members()) {
      if (!answers.closed(member)) {
        return;
      }
    }
    met.close(need.number(), need.needing(), undecided);
  }

  private void check(MemberWork work, long[] checked) {
    for (int i = 0; i < work.shared().size(); i++) {
      SharedCondition condition = work.shared().get(i);
      if (RuleBits.meet(undecided, condition.rules())
          && condition.formula().truth(answers) == Formula.FALSE) {
        RuleBits.removeAll(undecided, condition.rules());
      }
    }
    int rule = RuleBits.nextInBoth(undecided, checked, 0);
    while (rule >= 0) {
      Formula asked = work.checks()[rule];
      int truth = asked.truth(answers);
      // Of a part, that it holds is not enough.
      if (truth == Formula.FALSE || asked == program.formulas()[rule]) {
        decide(rule, truth);
      }
      rule = RuleBits.nextInBoth(undecided, checked, rule + 1);
    }
  }

  private void decide(int rule, int truth) {
    if (truth == Formula.UNKNOWN) {
      return;
    }
    RuleBits.remove(undecided, rule);
    if (truth == Formula.TRUE) {
      RuleBits.add(matched, rule);
      if (program.ends()[rule]) {
        RuleBits.keepBefore(undecided, rule);
      }
    }
  }

  /** A path has reached more values than are kept: what they decide is taken from them now. */
  private void overflow(int slot, SlotValues some) {
    PolicyProgram.SlotUse use = program.slots()[slot];
    Gate gate = use.gate();
    if (gate != null) {
      gate.look(some, undecided, met);
    }
    for (int i = 0; i < use.asked().size(); i++) {
      Atom.OfValues atom = use.asked().get(i);
      if (RuleBits.meet(undecided, use.askers().get(i))) {
        answers.settle(atom, some);
      }
    }
  }
}
