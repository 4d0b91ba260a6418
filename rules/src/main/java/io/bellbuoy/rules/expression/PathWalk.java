package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonValue.JsonArray;
import io.bellbuoy.rules.event.JsonValue.JsonNull;
import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.event.JsonValue.Member;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One walk along a path through an event, depth first, with a stack of its own: neither an event's
 * depth nor a path's length may cost stack frames. For one thread, once.
 */
final class PathWalk {

  /**
   * A value on the way.
   *
   * @param step the next one to take; the number of steps where the path has ended
   * @param listed whether the path has ended at an array that holds the value
   */
  private record Stop(JsonValue value, int step, boolean listed) {}

  private final List<Step> steps;
  private final JsonValue event;
  private final Deque<Stop> open = new ArrayDeque<>();

  PathWalk(FieldPath path, Scope scope) {
    steps = path.steps();
    event = scope.event();
    open.push(new Stop(path.start() == FieldPath.Start.EVENT ? event : scope.here(), 0, false));
  }

  /** Along some steps from a value of an event. */
  PathWalk(List<Step> steps, JsonValue event, JsonValue from) {
    this.steps = steps;
    this.event = event;
    open.push(new Stop(from, 0, false));
  }

  /** How many values at the path's end pass. */
  int count(FieldPath.Visitor passes) {
    int[] count = {0};
    anyValue(
        (value, listed) -> {
          count[0] += passes.visit(value, listed) ? 1 : 0;
          return false;
        });
    return count[0];
  }

  /** What is at the path's end, an array as a whole, thing by thing; null: no more. */
  @Nullable JsonValue next() {
    Stop stop = nextEnd();
    return stop == null ? null : stop.value;
  }

  /** Shows the values at the path's end until the visitor stops; whether it did. */
  boolean anyValue(FieldPath.Visitor visitor) {
    for (Stop stop = nextEnd(); stop != null; stop = nextEnd()) {
      if (stop.value instanceof JsonArray array) {
        pushAll(array.elements(), stop.step, true);
      } else if (!(stop.value instanceof JsonNull) && visitor.visit(stop.value, stop.listed)) {
        return true;
      }
    }
    return false;
  }

  /** The first thing at the path's end that is not null; an array as a whole. */
  @Nullable JsonValue first() {
    for (Stop stop = nextEnd(); stop != null; stop = nextEnd()) {
      if (!(stop.value instanceof JsonNull)) {
        return stop.value;
      }
    }
    return null;
  }

  private @Nullable Stop nextEnd() {
    while (!open.isEmpty()) {
      Stop stop = open.pop();
      if (stop.step == steps.size()) {
        return stop;
      }
      advance(stop.value, stop.step, steps.get(stop.step));
    }
    return null;
  }

  private void advance(JsonValue value, int at, Step step) {
    if (step instanceof Step.Member member) {
      member(value, at, member.name());
    } else if (step instanceof Step.Element element) {
      if (value instanceof JsonArray array) {
        element(array.elements(), at, element.index());
      } else {
        member(value, at, element.name());
      }
    } else if (step instanceof Step.Elements) {
      if (value instanceof JsonArray array) {
        pushAll(array.elements(), at + 1, false);
      } else {
        push(value, at + 1);
      }
    } else if (step instanceof Step.Everything) {
      pushAll(children(value, event), at + 1, false);
    } else if (step instanceof Step.Descendants descendants) {
      descend(value, at, descendants.name());
    } else if (step instanceof Step.AllDescendants) {
      descendEverywhere(value, at);
    }
  }

  private void member(JsonValue value, int at, String name) {
    if (value instanceof JsonArray array) {
      pushAll(array.elements(), at, false);
    } else {
      pushAll(members(value, name, event), at + 1, false);
    }
  }

  private void element(List<JsonValue> elements, int at, long index) {
    long place = index < 0 ? elements.size() + index : index;
    if (place >= 0 && place < elements.size()) {
      push(elements.get((int) place), at + 1);
    }
  }

  private void descend(JsonValue value, int at, String name) {
    if (value instanceof JsonArray array) {
      pushAll(array.elements(), at, false);
    } else if (value instanceof JsonObject object) {
      List<Member> members = members(object, event);
      for (int i = members.size() - 1; i >= 0; i--) {
        Member member = members.get(i);
        push(member.value(), at);
        if (member.name().equals(name)) {
          push(member.value(), at + 1);
        }
      }
    }
  }

  private void descendEverywhere(JsonValue value, int at) {
    List<JsonValue> children = children(value, event);
    for (int i = children.size() - 1; i >= 0; i--) {
      JsonValue child = children.get(i);
      push(child, at);
      if (!(child instanceof JsonArray)) {
        push(child, at + 1);
      }
    }
  }

  /** The values of the members of that name; none where the value is no object. */
  static List<JsonValue> members(JsonValue value, String name, JsonValue event) {
    List<JsonValue> twins = new ArrayList<>(1);
    if (value instanceof JsonObject object) {
      for (Member member : object.members()) {
        if (member.name().equals(name)) {
          twins.add(member.value());
          if (value == event) {
            break;
          }
        }
      }
    }
    return twins;
  }

  /** Every element of an array, every member's value of an object. */
  static List<JsonValue> children(JsonValue value, JsonValue event) {
    if (value instanceof JsonArray array) {
      return array.elements();
    }
    if (value instanceof JsonObject object) {
      return members(object, event).stream().map(Member::value).toList();
    }
    return List.of();
  }

  /** Of the event itself the first of each name; deeper down, all. */
  private static List<Member> members(JsonObject object, JsonValue event) {
    if (object != event) {
      return object.members();
    }
    Set<String> seen = new HashSet<>();
    return object.members().stream().filter(member -> seen.add(member.name())).toList();
  }

  private void pushAll(List<JsonValue> values, int step, boolean listed) {
    for (int i = values.size() - 1; i >= 0; i--) {
      open.push(new Stop(values.get(i), step, listed));
    }
  }

  private void push(JsonValue value, int step) {
    open.push(new Stop(value, step, false));
  }
}
