package io.bellbuoy.rules.match.formula;

import io.bellbuoy.rules.expression.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Gives each path of a policy a slot, and each top-level member a number. For one thread. */
public final class SlotTable {

  /** What {@link #slot} answers for paths that cannot be followed with the others. */
  public static final int NONE = -1;

  /** The number that stands for the end of the event. */
  public static final int END = 0;

  /** How far from its end an element may be that is counted from there. */
  private static final int FARTHEST = 16;

  /** The members of an audit event in the order in which API servers write them. */
  private static final List<String> IN_ORDER =
      List.of(
          "kind",
          "apiVersion",
          "metadata",
          "level",
          "auditID",
          "stage",
          "requestURI",
          "verb",
          "user",
          "impersonatedUser",
          "authenticationMetadata",
          "sourceIPs",
          "userAgent",
          "objectRef",
          "responseStatus",
          "requestObject",
          "responseObject",
          "requestReceivedTimestamp",
          "stageTimestamp",
          "annotations");

  private final Predicate<List<Step>> followed;
  private final Map<List<Step>, Integer> slots = new LinkedHashMap<>();
  private final Map<String, Integer> members = new LinkedHashMap<>();

  /**
   * For the paths of one policy.
   *
   * @param followed which of them are to be followed together
   */
  public SlotTable(Predicate<List<Step>> followed) {
    this.followed = followed;
    IN_ORDER.forEach(this::number);
  }

  /** The slot of a path from the top of the event; {@link #NONE}: it is not followed. */
  int slot(List<Step> steps) {
    if (!canBeFollowed(steps) || !followed.test(steps)) {
      return NONE;
    }
    member(steps);
    return slots.computeIfAbsent(steps, s -> slots.size());
  }

  /**
   * The number of the top-level member at which a path begins; {@link #END} where it goes through
   * all. Members have higher numbers the later they are likely to come.
   */
  public int member(List<Step> steps) {
    for (Step step : steps) {
      if (step instanceof Step.Member member) {
        return number(member.name());
      }
      if (step instanceof Step.Element element) {
        return number(element.name());
      }
      if (!(step instanceof Step.Elements)) {
        return END;
      }
    }
    return END;
  }

  /** The paths, by slot. */
  public List<List<Step>> paths() {
    return List.copyOf(slots.keySet());
  }

  /** The names of the members; the first one's number is 1. */
  public List<String> memberNames() {
    return new ArrayList<>(members.keySet());
  }

  private int number(String name) {
    return members.computeIfAbsent(name, n -> members.size() + 1);
  }

  /**
   * The event itself is no value that is walked through. An element counted from the end is walked
   * through twice: in a path that goes to any depth, or has several of them, that could go on.
   */
  private static boolean canBeFollowed(List<Step> steps) {
    int fromEnd = 0;
    boolean below = false;
    for (Step step : steps) {
      if (step instanceof Step.Element element && element.index() < 0) {
        fromEnd++;
        if (element.index() < -FARTHEST) {
          return false;
        }
      }
      below |= step instanceof Step.Descendants || step instanceof Step.AllDescendants;
    }
    return (fromEnd == 0 || (fromEnd == 1 && !below))
        && !steps.stream().allMatch(step -> step instanceof Step.Elements);
  }
}
