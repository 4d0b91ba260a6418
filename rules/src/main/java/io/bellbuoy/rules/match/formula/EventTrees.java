package io.bellbuoy.rules.match.formula;

import io.bellbuoy.rules.event.JsonReader;
import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.event.JsonValue.Member;
import io.bellbuoy.rules.expression.Expression;
import io.bellbuoy.schemas.Attributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trees of the parts of one event that are asked for as such, each made once. Reused for every
 * event; for one thread.
 */
public final class EventTrees {

  private static final byte[] NOTHING = {};

  private final List<String> names;
  private final int[] starts;
  private final int[] ends;

  /** For each member the last event in which it was there. */
  private final int[] epochs;

  private int epoch;
  private final @Nullable JsonValue[] trees;
  private @Nullable JsonValue whole;
  private byte[] event = NOTHING;
  private Attributes attributes = Attributes.NONE;
  private boolean used;

  /** For events whose members have these names; the first one's number is 1. */
  public EventTrees(List<String> names) {
    this.names = names;
    starts = new int[names.size() + 1];
    ends = new int[names.size() + 1];
    epochs = new int[names.size() + 1];
    trees = new JsonValue[names.size() + 1];
  }

  void begin(byte[] json, Attributes known) {
    event = json;
    attributes = known;
    if (used) {
      Arrays.fill(trees, null);
      whole = null;
      used = false;
    }
    epoch++;
    if (epoch == 0) {
      // Once in four billion events a number comes again.
      Arrays.fill(epochs, 0);
      epoch = 1;
    }
  }

  void add(int member, int start, int end) {
    epochs[member] = epoch;
    starts[member] = start;
    ends[member] = end;
  }

  /**
   * Whether the expression matches.
   *
   * @throws io.bellbuoy.rules.event.UnreadableEventException where what it reads is no JSON
   */
  boolean holds(Expression expression, List<Integer> members) {
    used = true;
    return expression.matches(
        members.contains(SlotTable.END) ? whole() : tree(members), attributes);
  }

  private JsonValue whole() {
    JsonValue tree = whole;
    if (tree == null) {
      tree = JsonReader.read(event);
      whole = tree;
    }
    return tree;
  }

  private JsonValue tree(List<Integer> members) {
    List<Member> parts = new ArrayList<>();
    for (int member : members) {
      if (epochs[member] == epoch) {
        JsonValue part = trees[member];
        if (part == null) {
          part = JsonReader.read(Arrays.copyOfRange(event, starts[member], ends[member]));
          trees[member] = part;
        }
        parts.add(new Member(names.get(member - 1), part));
      }
    }
    return new JsonObject(parts);
  }
}
