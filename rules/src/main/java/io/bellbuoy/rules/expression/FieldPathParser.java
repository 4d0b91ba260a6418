package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.expression.FieldPath.Start;
import io.bellbuoy.rules.expression.Reading.Read;
import io.bellbuoy.rules.expression.Reading.Unreadable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the text of one path. For one thread, once. */
final class FieldPathParser {

  private final String text;
  private final List<Step> steps = new ArrayList<>();
  private int at;
  private boolean descended;
  private @Nullable Unreadable<FieldPath> problem;

  private FieldPathParser(String text) {
    this.text = text;
  }

  /**
   * The path that the text is.
   *
   * @param quantified whether it stands inside a quantifier
   */
  static Reading<FieldPath> parse(String text, boolean quantified) {
    if (text.equals("@")) {
      return quantified
          ? new Read<>(new FieldPath(Start.HERE, List.of()))
          : new Unreadable<>(
              "\"@\" is the value that a quantifier is at, and no quantifier is around it",
              "any(\"user.groups\", jpath(\"@\") = \"system:masters\")");
    }
    if (text.startsWith("@.") || text.startsWith("@[")) {
      return new Unreadable<>(
          "\"@\" stands alone: paths inside a quantifier begin at its value by themselves",
          "jpath(\"" + text.substring(text.startsWith("@.") ? 2 : 1) + "\")");
    }
    if (text.equals("$")) {
      return new Unreadable<>(
          "\"$\" is the whole event; a path goes on from there", "jpath(\"$.user.username\")");
    }
    if (text.startsWith("$.") || text.startsWith("$[")) {
      boolean member = text.startsWith("$.") && !text.startsWith("$..");
      return new FieldPathParser(text.substring(member ? 2 : 1)).path(Start.EVENT);
    }
    return new FieldPathParser(text).path(quantified ? Start.HERE : Start.EVENT);
  }

  private Reading<FieldPath> path(Start start) {
    if (text.isEmpty()) {
      return new Unreadable<>("the path is empty", "jpath(\"user.username\")");
    }
    if (text.startsWith("..")) {
      descend();
    } else if (text.startsWith("[")) {
      bracket();
    } else {
      segment();
    }
    while (problem == null && at < text.length()) {
      next();
    }
    return problem != null ? problem : new Read<>(new FieldPath(start, steps));
  }

  private void next() {
    if (!steps.isEmpty() && steps.get(steps.size() - 1) instanceof Step.AllDescendants) {
      refuse("..* reaches everything already: nothing may follow it", null);
    } else if (text.startsWith("..", at)) {
      descend();
    } else if (text.charAt(at) == '.') {
      at++;
      segment();
    } else if (text.charAt(at) == '[') {
      bracket();
    } else {
      refuse("a dot is missing after ] in the path", null);
    }
  }

  private void descend() {
    if (descended) {
      refuse("a path may hold .. once only", null);
      return;
    }
    descended = true;
    at += 2;
    int before = steps.size();
    if (at < text.length() && text.charAt(at) == '[') {
      bracket();
    } else {
      segment();
    }
    if (problem == null) {
      descendant(before);
    }
  }

  private void descendant(int place) {
    Step step = steps.get(place);
    if (step instanceof Step.Member member) {
      steps.set(place, new Step.Descendants(member.name()));
    } else if (step instanceof Step.Element element && text.charAt(at - 1) != ']') {
      steps.set(place, new Step.Descendants(element.name()));
    } else if (step instanceof Step.Everything) {
      steps.set(place, new Step.AllDescendants());
    } else {
      refuse("after .. stands the name of a member", "jpath(\"requestObject..image\")");
    }
  }

  private void segment() {
    StringBuilder name = new StringBuilder();
    boolean escaped = false;
    while (at < text.length() && text.charAt(at) != '.' && text.charAt(at) != '[') {
      char c = text.charAt(at);
      if (c == ']') {
        refuse("a ] stands in the path without its [", null);
        return;
      }
      if (c == '\\') {
        escaped = true;
        at++;
        if (at == text.length()) {
          refuse("the path ends after a backslash", "a backslash itself is written \\\\\\\\");
          return;
        }
      }
      name.append(text.charAt(at));
      at++;
    }
    if (name.isEmpty()) {
      refuse(emptySegment(), null);
    } else {
      steps.add(escaped ? new Step.Member(name.toString()) : plain(name.toString()));
    }
  }

  private String emptySegment() {
    return at == text.length()
        ? "the path ends with a dot: a name is missing"
        : "a name is missing in the path, before its character " + (text.codePointCount(0, at) + 1);
  }

  private static Step plain(String name) {
    if (name.equals("*")) {
      return new Step.Everything();
    }
    if (name.equals("#")) {
      return new Step.Elements();
    }
    return isNumber(name) ? element(name) : new Step.Member(name);
  }

  private void bracket() {
    int start = at + 1;
    if (start < text.length() && (text.charAt(start) == '\'' || text.charAt(start) == '"')) {
      quoted(start);
      return;
    }
    int end = text.indexOf(']', start);
    if (end < 0) {
      refuse("a bracket is not closed in the path", null);
      return;
    }
    String inside = text.substring(start, end);
    at = end + 1;
    if (inside.isEmpty() || inside.equals("*")) {
      steps.add(new Step.Elements());
    } else if (isNumber(inside)) {
      steps.add(element(inside));
    } else {
      refuse(
          "in brackets stands a number, * or a name in quotes, not " + Quoted.of(inside),
          "['" + inside + "']");
    }
  }

  private void quoted(int start) {
    char quote = text.charAt(start);
    StringBuilder name = new StringBuilder();
    int i = start + 1;
    while (i < text.length() && text.charAt(i) != quote) {
      if (text.charAt(i) == '\\' && i + 1 < text.length()) {
        i++;
      }
      name.append(text.charAt(i));
      i++;
    }
    if (!text.startsWith(quote + "]", i)) {
      refuse("a bracket is not closed in the path", "['" + name + "']");
      return;
    }
    at = i;
    if (name.isEmpty()) {
      refuse(emptySegment(), null);
    }
    at += 2;
    steps.add(new Step.Member(name.toString()));
  }

  private static boolean isNumber(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    return text.length() > start && text.chars().skip(start).allMatch(c -> c >= '0' && c <= '9');
  }

  /** No array is as long as an index of more digits asks for. */
  private static Step element(String text) {
    long index =
        text.length() <= 18 ? Long.parseLong(text) : text.startsWith("-") ? -1L << 60 : 1L << 60;
    return new Step.Element(index, text);
  }

  private void refuse(String message, @Nullable String hint) {
    problem = new Unreadable<>(message, hint);
  }
}
