package io.bellbuoy.console.trial;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonValue.JsonArray;
import io.bellbuoy.rules.event.JsonValue.JsonBoolean;
import io.bellbuoy.rules.event.JsonValue.JsonNumber;
import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.event.Redaction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A path that events have, and those that go on from it. Not thread-safe. */
final class FieldNode {

  private static final String ANY = "*";

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,99}");
  private static final Pattern BRACKETED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_./:-]{0,199}");

  private final String name;
  private final String path;
  private final Map<String, FieldNode> children = new HashMap<>(4);
  private final TreeSet<String> types = new TreeSet<>();
  private @Nullable String example;
  private boolean listed;
  private long seen;
  private long lastEvent;

  private FieldNode(String name, String path) {
    this.name = name;
    this.path = path;
  }

  static FieldNode root() {
    return new FieldNode("", "");
  }

  /** Whether a path may hold a member of that name without a second thought. */
  static boolean tellable(String name) {
    return PLAIN.matcher(name).matches() || BRACKETED.matcher(name).matches();
  }

  String name() {
    return name;
  }

  /** How many paths go on from it by one step. */
  int size() {
    return children.size();
  }

  @Nullable FieldNode child(String member) {
    return children.get(member);
  }

  /** That of any member. */
  @Nullable FieldNode child() {
    return children.get(ANY);
  }

  /** Adds that of a {@link #tellable} name. */
  FieldNode addChild(String member) {
    String step = PLAIN.matcher(member).matches() ? dotted(member) : path + "['" + member + "']";
    return add(member, step);
  }

  FieldNode addChild() {
    return add(ANY, dotted(ANY));
  }

  private String dotted(String step) {
    return path.isEmpty() ? step : path + "." + step;
  }

  private FieldNode add(String key, String childPath) {
    // Below a star the name of the map says what the values are.
    FieldNode child = new FieldNode(key.equals(ANY) ? name : key, childPath);
    children.put(key, child);
    return child;
  }

  /** An event has a value there. */
  void saw(JsonValue value, boolean inList, long event, Redaction redaction) {
    if (lastEvent != event) {
      lastEvent = event;
      seen++;
    }
    listed |= inList;
    types.add(type(value));
    if (example == null) {
      example = FieldExample.of(name, value, redaction);
    }
  }

  private static String type(JsonValue value) {
    if (value instanceof JsonObject || value instanceof JsonArray) {
      return "object";
    }
    return value instanceof JsonNumber
        ? "number"
        : value instanceof JsonBoolean ? "boolean" : "text";
  }

  /** Forgets the rarest of its children until that many are left. */
  void forgetRare(int keep) {
    List<FieldNode> rarest = new ArrayList<>(children.values());
    rarest.sort(Comparator.comparingLong(child -> child.seen));
    children.values().removeAll(rarest.subList(0, Math.max(0, rarest.size() - keep)));
  }

  /** Forgets the rarest paths at any depth until at most that many are left. */
  void forgetRareBelow(int keep) {
    for (long rare = 1; paths() > keep; rare *= 2) {
      forgetUpTo(rare);
    }
  }

  private void forgetUpTo(long rare) {
    Deque<FieldNode> open = new ArrayDeque<>(List.of(this));
    while (!open.isEmpty()) {
      Collection<FieldNode> own = open.pop().children.values();
      own.removeIf(child -> child.seen <= rare);
      open.addAll(own);
    }
  }

  /** How many there are, this one included. */
  int paths() {
    int paths = 0;
    Deque<FieldNode> open = new ArrayDeque<>(List.of(this));
    while (!open.isEmpty()) {
      paths++;
      open.addAll(open.pop().children.values());
    }
    return paths;
  }

  /** Adds this path and those below that begin with the prefix. */
  void addTo(Collection<LearnedFields.Field> all, String prefix) {
    Deque<FieldNode> open = new ArrayDeque<>(List.of(this));
    while (!open.isEmpty()) {
      FieldNode node = open.pop();
      open.addAll(node.children.values());
      if (!node.path.isEmpty() && !node.types.isEmpty() && node.path.startsWith(prefix)) {
        String type = String.join(" or ", node.types);
        all.add(
            new LearnedFields.Field(
                node.path, node.listed ? "list of " + type : type, node.example, node.seen));
      }
    }
  }
}
