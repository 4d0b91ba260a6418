package io.bellbuoy.rules.match;

import io.bellbuoy.rules.match.formula.Formula;
import io.bellbuoy.rules.match.index.RuleBits;
import java.util.List;

/**
 * What a top-level member of an event is to a policy. Immutable.
 *
 * @param read whether any rule looks at it
 * @param readers the rules that may have to look at it
 * @param awaited whether gates of members that stand before are asked once it has been read
 * @param needs what rules must have found by then
 * @param shared conditions of several rules, asked once it has been read
 * @param checked the rules that are asked once it has been read
 * @param checkedEarly those of them that do not wait for a member which the event does not seem to
 *     have
 * @param checks for each of these rules what is asked; the whole rule, or part of it
 */
record MemberWork(
    boolean read,
    long[] readers,
    boolean awaited,
    List<Need> needs,
    List<SharedCondition> shared,
    long[] checked,
    long[] checkedEarly,
    Formula[] checks) {

  /** Whether one of these rules may have to look at it. */
  boolean isAsked(long[] undecided) {
    return read && RuleBits.meet(undecided, readers);
  }
}
