package io.bellbuoy.rules.imported;

import io.bellbuoy.rules.expression.Suggestion;
import io.bellbuoy.rules.shape.Shape;
import io.bellbuoy.rules.shape.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A field of Sigma as a path of the audit event. Sigma's fields of the Kubernetes audit log are the
 * members of the event as the API server writes it.
 *
 * @param name as Sigma has it
 * @param path as expressions have it
 * @param shape what is there
 */
record SigmaField(String name, String path, Shape shape) {

  private static final int LONGEST = 500;
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+");
  private static final Pattern INDEX = Pattern.compile("(.+?)(\\[[^\\]]*\\]|\\{\\})");

  /** Members whose names are free, and have dots. */
  private static final Set<String> FREE = Set.of("annotations", "labels", "matchLabels");

  /** Objects around events out of Google Cloud Logging: no fields to compare. */
  private static final Set<String> ENVELOPE = Set.of("resource", "labels", "operation");

  static SigmaField of(String name) {
    if (name.length() > LONGEST) {
      throw new UntranslatableException("a field's name is longer than " + LONGEST);
    }
    List<String> names = List.of(name.split("\\.", -1));
    StringBuilder path = new StringBuilder();
    Shape shape = Shape.event();
    for (int i = 0; i < names.size(); i++) {
      boolean free = i > 0 && FREE.contains(names.get(i - 1));
      String step = free ? String.join(".", names.subList(i, names.size())) : names.get(i);
      var index = INDEX.matcher(step);
      boolean indexed = !free && index.matches();
      String member = indexed ? index.group(1) : step;
      path.append(step(path, member));
      if (indexed) {
        path.append(index.group(2).replace("{}", "[*]"));
      }
      shape = shape.member(member);
      if (free) {
        break;
      }
    }
    return new SigmaField(name, path.toString(), shape);
  }

  private static String step(StringBuilder before, String member) {
    if (PLAIN.matcher(member).matches()) {
      return before.isEmpty() ? member : "." + member;
    }
    return "['" + member.replace("\\", "\\\\").replace("'", "\\'") + "']";
  }

  /** The path's values. */
  String operand() {
    return "jpath(" + Written.quoted(path) + ")";
  }

  /** Whether values there have no capital letters. */
  boolean lower() {
    return shape.scalar() && shape.types().stream().allMatch(Type.Leaf.LOWER::equals);
  }

  /** Why no event has anything there; null where one may. */
  @Nullable String missing() {
    if (ENVELOPE.contains(name)) {
      return "no audit event has a field `" + name + "` with a text or number in it" + meant();
    }
    return shape.nothing() ? "no audit event has a field `" + name + "`" + meant() : null;
  }

  /** Why nothing there can be that text; null where something may. */
  @Nullable String missing(String text) {
    if (missing() != null || shape.open() || shape.types().isEmpty()) {
      return missing();
    }
    if (shape.types().stream().noneMatch(type -> may(type, text))) {
      return "`" + name + "` is never `" + text + "`: " + known();
    }
    return null;
  }

  private static boolean may(Type type, String text) {
    if (type instanceof Type.ListOf list) {
      return may(list.element(), text);
    }
    if (type instanceof Type.OneOf one) {
      return one.texts().stream().anyMatch(text::equalsIgnoreCase);
    }
    if (type == Type.Leaf.NUMBER) {
      return text.matches("-?[0-9.eE+-]+");
    }
    if (type == Type.Leaf.TRUTH) {
      return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
    }
    return !(type instanceof Type.Named) && !(type instanceof Type.MapOf);
  }

  private String known() {
    Set<String> all = new LinkedHashSet<>();
    for (Type type : shape.types()) {
      all.add(
          type instanceof Type.OneOf one
              ? "one of " + one.texts().stream().sorted().collect(Collectors.joining(", "))
              : type == Type.Leaf.NUMBER
                  ? "a number"
                  : type == Type.Leaf.TRUTH ? "true or false" : "an object");
    }
    return "it is " + String.join(", or ", all);
  }

  private String meant() {
    List<String> names = List.of(name.split("\\.", -1));
    String last = names.get(names.size() - 1);
    Shape event = Shape.event();
    List<String> near = new ArrayList<>();
    for (String parent : List.of("objectRef", "user", "responseStatus")) {
      if (names.size() == 1 && event.member(parent).names().contains(last)) {
        near.add(parent + "." + last);
      }
    }
    if (near.isEmpty() && names.size() > 1 && reaches("requestObject." + name)) {
      near.add("requestObject." + name);
    }
    String similar = Suggestion.nearest(names.get(0), event.names());
    if (near.isEmpty() && similar != null && !similar.equals(names.get(0))) {
      String other = similar + name.substring(names.get(0).length());
      near.addAll(names.size() == 1 || reaches(other) ? List.of(other) : List.of());
    }
    if (near.isEmpty() && event.member("requestObject").descendantNames().contains(last)) {
      near.add("requestObject.." + last);
    }
    return near.isEmpty() ? "" : "; did you mean `" + String.join("` or `", near) + "`?";
  }

  private static boolean reaches(String path) {
    Shape shape = Shape.event();
    for (String step : path.split("\\.", -1)) {
      shape = shape.member(step);
    }
    return !shape.types().isEmpty();
  }
}
