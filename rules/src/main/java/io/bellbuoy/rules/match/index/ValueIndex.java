package io.bellbuoy.rules.match.index;

import io.bellbuoy.rules.match.scan.ByteTable;
import io.bellbuoy.rules.match.scan.SlotValues;

/** Finds out which of many tests of one kind a value passes. Immutable. */
public sealed interface ValueIndex {

  /**
   * Looks at some values: takes out the rules that they deny, notes the needs that they meet.
   *
   * @param candidates the rules that are left
   */
  void look(SlotValues values, long[] candidates, NeedsMet met);

  /** What it is that a value is. */
  record Equals(ByteTable texts, Effect[] effects) implements ValueIndex {

    @Override
    public void look(SlotValues values, long[] candidates, NeedsMet met) {
      for (int i = 0; i < values.size(); i++) {
        int text = texts.find(values.bytes(i), values.start(i), values.end(i));
        if (text != ByteTable.NONE) {
          effects[text].take(candidates, met);
        }
      }
    }
  }

  /** What a value begins with. */
  record Prefixes(ByteAutomaton automaton, Effect[] effects) implements ValueIndex {

    @Override
    public void look(SlotValues values, long[] candidates, NeedsMet met) {
      for (int i = 0; i < values.size(); i++) {
        byte[] bytes = values.bytes(i);
        int end = values.end(i);
        int state = ByteAutomaton.START;
        for (int at = values.start(i); state != ByteAutomaton.NOWHERE; at++) {
          Effect.take(effects, automaton.end(state), candidates, met);
          state = at < end ? automaton.after(state, bytes[at]) : ByteAutomaton.NOWHERE;
        }
      }
    }
  }

  /** What a value ends with; the automaton reads backwards. */
  record Suffixes(ByteAutomaton automaton, Effect[] effects) implements ValueIndex {

    @Override
    public void look(SlotValues values, long[] candidates, NeedsMet met) {
      for (int i = 0; i < values.size(); i++) {
        byte[] bytes = values.bytes(i);
        int start = values.start(i);
        int state = ByteAutomaton.START;
        for (int at = values.end(i) - 1; state != ByteAutomaton.NOWHERE; at--) {
          Effect.take(effects, automaton.end(state), candidates, met);
          state = at >= start ? automaton.after(state, bytes[at]) : ByteAutomaton.NOWHERE;
        }
      }
    }
  }

  /**
   * What a value holds.
   *
   * @param texts the same texts, where it is that which counts
   */
  record Parts(ByteAutomaton automaton, ByteTable texts, boolean equalWhereListed, Effect[] effects)
      implements ValueIndex {

    @Override
    public void look(SlotValues values, long[] candidates, NeedsMet met) {
      for (int i = 0; i < values.size(); i++) {
        if (equalWhereListed && (values.kind(i) & SlotValues.LISTED) != 0) {
          int text = texts.find(values.bytes(i), values.start(i), values.end(i));
          Effect.take(effects, text, candidates, met);
        } else {
          within(values.bytes(i), values.start(i), values.end(i), candidates, met);
        }
      }
    }

    private void within(byte[] bytes, int from, int to, long[] candidates, NeedsMet met) {
      int state = ByteAutomaton.START;
      Effect.take(effects, automaton.end(state), candidates, met);
      int at = automaton.begin(bytes, from, to);
      while (at < to) {
        state = automaton.after(state, bytes[at++]);
        if (automaton.isEnding(state)) {
          take(state, candidates, met);
        }
        if (state == ByteAutomaton.START) {
          at = automaton.begin(bytes, at, to);
        }
      }
    }

    private void take(int last, long[] candidates, NeedsMet met) {
      for (int state = last; state != ByteAutomaton.NOWHERE; state = automaton.shorter(state)) {
        Effect.take(effects, automaton.end(state), candidates, met);
      }
    }
  }

  /** The blocks that a value lies in, where it is an address. */
  record Blocks(BlockTable blocks, Effect[] effects) implements ValueIndex {

    @Override
    public void look(SlotValues values, long[] candidates, NeedsMet met) {
      for (int i = 0; i < values.size(); i++) {
        blocks.any(
            values.bytes(i),
            values.start(i),
            values.end(i),
            block -> {
              effects[block].take(candidates, met);
              return false;
            });
      }
    }
  }

  /** Tests that have nothing in common, each only while it matters. */
  record Singly(TextTest[] tests, Effect[] effects) implements ValueIndex {

    @Override
    public void look(SlotValues values, long[] candidates, NeedsMet met) {
      for (int i = 0; i < tests.length; i++) {
        if (effects[i].concerns(candidates) && tests[i].any(values)) {
          effects[i].take(candidates, met);
        }
      }
    }
  }
}
