package io.bellbuoy.console.trial;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonValue.JsonArray;
import io.bellbuoy.rules.event.JsonValue.JsonNull;
import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.event.JsonValue.Member;
import io.bellbuoy.rules.event.Redaction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The paths that events have, learned from some of them, in bounded memory. Thread-safe.
 *
 * <p>What clients name as they like (labels, annotations, data) is one path with a star. Should
 * names flood in all the same, the rarest are forgotten, not those that every event has.
 */
final class LearnedFields {

  private static final int MOST_FIELDS = 4000;
  private static final int MOST_OF_ONE = 300;
  private static final int MOST_VALUES = 5000;
  private static final int DEEPEST = 24;

  /** Objects whose members are keys of somebody's choice. */
  private static final Set<String> MAPS =
      Set.of(
          "annotations",
          "labels",
          "matchLabels",
          "nodeSelector",
          "data",
          "stringData",
          "binaryData",
          "limits",
          "requests",
          "capacity",
          "allocatable",
          "hard",
          "used",
          "extra",
          "parameters");

  /** Says which manager wrote what; nobody writes rules on it. */
  private static final String UNTOLD = "managedFields";

  private final FieldNode root = FieldNode.root();
  private int fields;
  private long events;

  /**
   * A path.
   *
   * @param path as rules write it
   * @param type such as {@code text} or {@code list of object}
   * @param example a value that it has had, short; null: none that may be shown
   * @param seen how many of the events read had it
   */
  record Field(String path, String type, @Nullable String example, long seen) {}

  private record Visit(FieldNode node, JsonValue value, int depth, boolean listed) {}

  /** Learns from one event. */
  synchronized void learn(JsonValue event, Redaction redaction) {
    events++;
    Deque<Visit> open = new ArrayDeque<>();
    open.add(new Visit(root, event, 0, false));
    int visited = 0;
    while (!open.isEmpty() && visited++ < MOST_VALUES) {
      Visit visit = open.remove();
      if (visit.value() instanceof JsonArray array) {
        array
            .elements()
            .forEach(one -> open.add(new Visit(visit.node(), one, visit.depth() + 1, true)));
      } else if (!(visit.value() instanceof JsonNull)) {
        visit.node().saw(visit.value(), visit.listed(), events, redaction);
        if (visit.value() instanceof JsonObject object && visit.depth() < DEEPEST) {
          members(visit, object, open);
        }
      }
    }
  }

  private void members(Visit visit, JsonObject object, Deque<Visit> open) {
    FieldNode node = visit.node();
    // What stands in an event's own annotations comes from the API server, not from clients.
    boolean map =
        MAPS.contains(node.name()) && !(visit.depth() == 1 && "annotations".equals(node.name()));
    for (Member member : object.members()) {
      FieldNode child = map ? node.child() : node.child(member.name());
      boolean tellable = map || FieldNode.tellable(member.name());
      if (child == null && tellable && !member.name().equals(UNTOLD)) {
        makeRoom(node);
        child = map ? node.addChild() : node.addChild(member.name());
        fields++;
      }
      if (child != null) {
        open.add(new Visit(child, member.value(), visit.depth() + 1, false));
      }
    }
  }

  private void makeRoom(FieldNode node) {
    if (node.size() >= MOST_OF_ONE) {
      node.forgetRare(MOST_OF_ONE / 2);
      fields = root.paths() - 1;
    }
    if (fields >= MOST_FIELDS) {
      root.forgetRareBelow(MOST_FIELDS / 2);
      fields = root.paths() - 1;
    }
  }

  /** Those that begin with it, by path. */
  synchronized List<Field> startingWith(String prefix) {
    List<Field> all = new ArrayList<>();
    root.addTo(all, prefix);
    all.sort(Comparator.comparing(Field::path));
    return all;
  }
}
