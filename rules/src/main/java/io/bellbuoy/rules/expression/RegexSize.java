package io.bellbuoy.rules.expression;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How large a regular expression becomes, estimated from its text and never too small: the library
 * only says so after it has built it.
 *
 * @param repetition the largest product of nested counted repetitions
 * @param instructions of the compiled program
 */
record RegexSize(long repetition, long instructions) {

  static final int MAX_REPETITION = 1000;
  static final int MAX_INSTRUCTIONS = 10_000;

  /** Beyond every limit, and far from where a product of two would overflow. */
  private static final long HUGE = 1L << 30;

  /** A part of the expression. */
  private record Part(long repetition, long instructions) {

    static final Part EMPTY = new Part(1, 0);
    static final Part ONE = new Part(1, 1);

    Part then(Part next) {
      return new Part(
          Math.max(repetition, next.repetition), Math.min(HUGE, instructions + next.instructions));
    }

    Part repeated(long times) {
      return new Part(
          Math.min(HUGE, repetition * Math.max(1, times)),
          Math.min(HUGE, (instructions + 1) * Math.max(1, times) + 1));
    }
  }

  /** A group that is still open: what came before its last part, and that part. */
  private static final class Group {
    private Part before = Part.EMPTY;
    private Part last = Part.EMPTY;

    void add(Part part) {
      before = before.then(last);
      last = part;
    }

    Part all() {
      return before.then(last);
    }
  }

  static RegexSize of(String text) {
    Deque<Group> open = new ArrayDeque<>();
    open.push(new Group());
    int at = 0;
    while (at < text.length()) {
      Group group = open.element();
      char c = text.charAt(at);
      int next = at + 1;
      if (c == '\\') {
        next = escapeEnd(text, at);
        // A quoted run is as long as it is.
        group.add(new Part(1, next - at));
      } else if (c == '[') {
        next = classEnd(text, at);
        group.add(Part.ONE);
      } else if (c == '(') {
        open.push(new Group());
      } else if (c == ')' && open.size() > 1) {
        Part inside = open.pop().all().then(new Part(1, 2));
        open.element().add(inside);
      } else if (c == '*' || c == '+' || c == '?') {
        group.last = group.last.repeated(1);
      } else if (c == '{' && countEnd(text, at) > 0) {
        next = countEnd(text, at);
        group.last = group.last.repeated(largest(text.substring(at + 1, next - 1)));
      } else {
        group.add(Part.ONE);
      }
      at = next;
    }
    while (open.size() > 1) {
      Part inside = open.pop().all();
      open.element().add(inside);
    }
    Part whole = open.element().all();
    return new RegexSize(whole.repetition, whole.instructions + 2);
  }

  private static int escapeEnd(String text, int at) {
    if (text.startsWith("\\Q", at)) {
      int end = text.indexOf("\\E", at + 2);
      return end < 0 ? text.length() : end + 2;
    }
    return Math.min(text.length(), at + 2);
  }

  private static int classEnd(String text, int at) {
    int i = at + 1;
    if (i < text.length() && text.charAt(i) == '^') {
      i++;
    }
    if (i < text.length() && text.charAt(i) == ']') {
      i++;
    }
    while (i < text.length() && text.charAt(i) != ']') {
      int posix = text.startsWith("[:", i) ? text.indexOf(":]", i + 2) : -1;
      i = posix > 0 ? posix + 2 : text.charAt(i) == '\\' ? i + 2 : i + 1;
    }
    return Math.min(text.length(), i + 1);
  }

  /** The place after {@code {n}}, {@code {n,}} or {@code {n,m}}; -1 where the brace is a letter. */
  private static int countEnd(String text, int at) {
    int end = text.indexOf('}', at);
    boolean count = end > 0 && text.substring(at + 1, end).matches("[0-9]{1,9}(,[0-9]{0,9})?");
    return count ? end + 1 : -1;
  }

  private static long largest(String count) {
    long largest = 0;
    for (String number : count.split(",", -1)) {
      largest = Math.max(largest, number.isEmpty() ? 0 : Long.parseLong(number));
    }
    return largest;
  }
}
