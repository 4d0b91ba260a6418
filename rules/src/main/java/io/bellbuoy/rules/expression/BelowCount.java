package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonValue.JsonArray;
import io.bellbuoy.rules.event.JsonValue.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Counts what a path with {@code ..} reaches below one value after another, where these may lie
 * inside each other: what was counted below the inner one is not counted again. For one thread, and
 * one event.
 */
final class BelowCount {

  private final JsonValue event;

  /** The step that goes to any depth. */
  private final Step below;

  /** Those behind it. */
  private final List<Step> rest;

  /** How many of the values at the end of a walk count. */
  private final ToIntFunction<PathWalk> counted;

  private final IdentityHashMap<JsonValue, Long> known = new IdentityHashMap<>();

  /** Something that is being counted. */
  private static final class Open {

    private final JsonValue value;
    private final Iterator<JsonValue> children;
    private long count;

    private Open(JsonValue value, Iterator<JsonValue> children) {
      this.value = value;
      this.children = children;
    }
  }

  BelowCount(JsonValue event, Step below, List<Step> rest, ToIntFunction<PathWalk> counted) {
    this.event = event;
    this.below = below;
    this.rest = rest;
    this.counted = counted;
  }

  /** How many there are below that value; with a stack of its own, as deep as the value is. */
  long of(JsonValue top) {
    Deque<Open> open = new ArrayDeque<>();
    open.push(open(top));
    while (true) {
      Open innermost = open.element();
      if (innermost.children.hasNext()) {
        JsonValue child = innermost.children.next();
        Long count = isContainer(child) ? known.get(child) : Long.valueOf(0);
        if (count == null) {
          open.push(open(child));
        } else {
          innermost.count += count;
        }
        continue;
      }
      open.pop();
      known.put(innermost.value, innermost.count);
      if (open.isEmpty()) {
        return innermost.count;
      }
      open.element().count += innermost.count;
    }
  }

  private Open open(JsonValue value) {
    List<JsonValue> children = PathWalk.children(value, event);
    Open opened = new Open(value, children.iterator());
    if (below instanceof Step.Descendants named) {
      for (JsonValue twin : PathWalk.members(value, named.name(), event)) {
        opened.count += counted.applyAsInt(new PathWalk(rest, event, twin));
      }
    } else {
      for (JsonValue child : children) {
        opened.count +=
            child instanceof JsonArray ? 0 : counted.applyAsInt(new PathWalk(rest, event, child));
      }
    }
    return opened;
  }

  private static boolean isContainer(JsonValue value) {
    return value instanceof JsonObject || value instanceof JsonArray;
  }
}
