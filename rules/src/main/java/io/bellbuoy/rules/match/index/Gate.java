package io.bellbuoy.rules.match.index;

import io.bellbuoy.rules.match.scan.SlotValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the values of one path mean for the rules. Some rules need a certain value there, others
 * must not see one; both are found by the values, however many rules there are. Immutable.
 *
 * @param asking the rules that ask something
 * @param indexes what the values are looked up in
 * @param presence what it means that anything is there; null: nothing
 */
public record Gate(long[] asking, List<ValueIndex> indexes, @Nullable Effect presence) {

  public Gate {
    indexes = List.copyOf(indexes);
  }

  /** Looks at values: takes out the rules that they deny, notes the needs that they meet. */
  public void look(SlotValues values, long[] candidates, NeedsMet met) {
    if (!RuleBits.meet(candidates, asking)) {
      return;
    }
    for (int i = 0; i < indexes.size(); i++) {
      indexes.get(i).look(values, candidates, met);
    }
    if (presence != null && values.present()) {
      presence.take(candidates, met);
    }
  }
}
