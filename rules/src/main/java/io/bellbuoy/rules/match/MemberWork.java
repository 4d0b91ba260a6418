package io.bellbuoy.rules.match;

import io.bellbuoy.rules.match.formula.Formula;
import io.bellbuoy.rules.match.index.Gate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a top-level member of an event is to a policy. Immutable.
 *
 * @param readers the rules that may have to look at it
 * @param gates those that are asked once it has been read: whose paths begin at it, or before
 * @param absent the rules that may still match where it is not there
 * @param shared conditions of several rules, asked once it has been read
 * @param checked the rules that are asked once it has been read
 * @param checks for each of these what is asked; the whole rule, or part of it
 */
record MemberWork(
    long[] readers,
    List<Gate> gates,
    long[] absent,
    List<SharedCondition> shared,
    long[] checked,
    @Nullable Formula[] checks) {}
