package io.bellbuoy.bench.matcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Searches trees of maps and lists at any depth, for peers that cannot by themselves. */
final class Below {

  private Below() {}

  /** Whether one of the values that {@link #values} would give satisfies it. */
  static boolean some(@Nullable Object root, String[] tail, Predicate<Object> wanted) {
    if (root instanceof Map<?, ?> map) {
      Object value = walk(map, tail);
      if (value != null && someOf(value, wanted)) {
        return true;
      }
      for (Object child : map.values()) {
        if (some(child, tail, wanted)) {
          return true;
        }
      }
    } else if (root instanceof List<?> list) {
      for (Object child : list) {
        if (some(child, tail, wanted)) {
          return true;
        }
      }
    }
    return false;
  }

  /** What the tail reaches from any object at or below the root; the elements of arrays. */
  static List<Object> values(@Nullable Object root, String[] tail) {
    List<Object> found = new ArrayList<>();
    boolean never =
        some(
            root,
            tail,
            value -> {
              found.add(value);
              return false;
            });
    if (never) {
      throw new IllegalStateException();
    }
    return found;
  }

  private static boolean someOf(Object value, Predicate<Object> wanted) {
    if (value instanceof List<?> list) {
      for (Object element : list) {
        if (element != null && wanted.test(element)) {
          return true;
        }
      }
      return false;
    }
    return wanted.test(value);
  }

  private static @Nullable Object walk(Map<?, ?> from, String[] tail) {
    Object place = from;
    for (String name : tail) {
      if (!(place instanceof Map<?, ?> map)) {
        return null;
      }
      place = map.get(name);
    }
    return place;
  }
}
