package io.bellbuoy.rules.match.index;

import io.bellbuoy.rules.match.scan.SlotValues;
import java.util.List;

/**
 * Which rules the values of one path leave. Some rules need a certain value there, others must not
 * see one; both are found by the values, however many rules there are. Immutable.
 *
 * @param slot whose values it looks at
 * @param needing the rules that do not pass where the path has no value
 * @param asking the rules that it can take out at all
 * @param indexes what the values are looked up in
 * @param presence what it means that anything is there
 */
public record Gate(
    int slot, long[] needing, long[] asking, List<ValueIndex> indexes, Effect presence) {

  public Gate {
    indexes = List.copyOf(indexes);
  }

  /** Whether it looks at more than the first bytes of a value, or asks tests one by one. */
  public boolean isCostly() {
    return indexes.stream()
        .anyMatch(
            index ->
                index instanceof ValueIndex.Parts
                    || index instanceof ValueIndex.Blocks
                    || index instanceof ValueIndex.Singly);
  }

  /** Whether it can take out any of the rules. */
  public boolean concerns(long[] candidates) {
    return RuleBits.meet(candidates, asking);
  }

  /** Looks at some of the values: adds what they allow, takes out what they deny. */
  public void look(SlotValues values, long[] candidates, long[] allowed) {
    for (int i = 0; i < indexes.size(); i++) {
      indexes.get(i).look(values, candidates, allowed);
    }
  }

  /**
   * Takes out the rules that cannot match.
   *
   * @param values all of the path's, or the last of them
   * @param candidates the rules that are left
   * @param allowed those that earlier values allow; is changed
   */
  public void close(SlotValues values, long[] candidates, long[] allowed) {
    if (values.present()) {
      look(values, candidates, allowed);
      presence.take(candidates, allowed);
    }
    for (int i = 0; i < candidates.length; i++) {
      candidates[i] &= allowed[i] | ~needing[i];
    }
  }
}
