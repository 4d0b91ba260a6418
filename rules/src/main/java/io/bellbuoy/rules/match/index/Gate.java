package io.bellbuoy.rules.match.index;

import io.bellbuoy.rules.match.scan.ByteTable;
import io.bellbuoy.rules.match.scan.SlotValues;
import java.util.Arrays;
import java.util.List;

/**
 * Which rules the values of one path leave. Some rules need a certain value there, others must not
 * see one; both are found by the values, however many rules there are. Immutable.
 */
public final class Gate {

  /**
   * What a test that holds for some value does.
   *
   * @param allowed the rules that this is enough for
   * @param denied the rules that this is the end of
   */
  record Effect(TextTest test, long[] allowed, long[] denied, long[] asking) {}

  private final int slot;

  /** The rules that need something here. */
  private final long[] needing;

  /** The rules that anything here can end. */
  private final long[] asking;

  private final ByteTable texts;
  private final long[][] allowedByText;
  private final long[][] deniedByText;
  private final Effect[] effects;
  private final long[] allowedByPresence;
  private final long[] deniedByPresence;

  Gate(
      int slot,
      long[] needing,
      long[] asking,
      TextEffects texts,
      List<Effect> effects,
      long[] allowedByPresence,
      long[] deniedByPresence) {
    this.slot = slot;
    this.needing = needing;
    this.asking = asking;
    this.texts = texts.table();
    this.allowedByText = texts.allowed();
    this.deniedByText = texts.denied();
    this.effects = effects.toArray(Effect[]::new);
    this.allowedByPresence = allowedByPresence;
    this.deniedByPresence = deniedByPresence;
  }

  /**
   * What equal texts do.
   *
   * @param allowed for each text of the table
   * @param denied for each text of the table
   */
  record TextEffects(ByteTable table, long[][] allowed, long[][] denied) {}

  /** Whose values it looks at. */
  public int slot() {
    return slot;
  }

  /** The rules that do not pass where the path has no value. */
  public long[] needing() {
    return needing;
  }

  /**
   * Takes out the rules that cannot match.
   *
   * @param values all of the path's, or the last of them
   * @param candidates the rules that are left
   * @param allowed those that earlier values allow; is changed
   */
  public void close(SlotValues values, long[] candidates, long[] allowed) {
    look(values, candidates, allowed);
    if (values.present()) {
      RuleBits.addAll(allowed, allowedByPresence);
      RuleBits.removeAll(candidates, deniedByPresence);
    }
    for (int i = 0; i < candidates.length; i++) {
      candidates[i] &= allowed[i] | ~needing[i];
    }
  }

  /** Whether it can take out any of the rules. */
  public boolean concerns(long[] candidates) {
    return RuleBits.meet(candidates, asking);
  }

  /** Looks at some of the values: adds what they allow, takes out what they deny. */
  public void look(SlotValues values, long[] candidates, long[] allowed) {
    for (int i = 0; i < values.size(); i++) {
      byte[] bytes = values.bytes(i);
      int from = values.start(i);
      int to = values.end(i);
      int text = texts.find(bytes, from, to);
      if (text != ByteTable.NONE) {
        RuleBits.addAll(allowed, allowedByText[text]);
        RuleBits.removeAll(candidates, deniedByText[text]);
      }
    }
    for (Effect effect : effects) {
      if (RuleBits.meet(candidates, effect.asking) && effect.test.any(values)) {
        RuleBits.addAll(allowed, effect.allowed);
        RuleBits.removeAll(candidates, effect.denied);
      }
    }
  }

  /** Makes a set ready for {@link #close}. */
  public static void clear(long[] allowed) {
    Arrays.fill(allowed, 0);
  }
}
