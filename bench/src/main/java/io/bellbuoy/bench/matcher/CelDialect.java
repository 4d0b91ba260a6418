package io.bellbuoy.bench.matcher;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Google's Common Expression Language, as one would write it by hand: the event is the variable
 * {@code e}; members that may be missing are asked for before they are used. Searching below a
 * member has no words in it, so {@link CelRules} adds functions for that.
 */
final class CelDialect implements Dialect<String> {

  /** What every event has; asking for it would only cost time. */
  private static final List<String> ALWAYS_THERE = List.of("stage", "verb", "user");

  @Override
  public String among(Path path, List<String> values) {
    return values.size() == 1
        ? guarded(path, place(path) + " == " + quoted(values.get(0)))
        : guarded(
            path,
            place(path)
                + values.stream()
                    .map(CelDialect::quoted)
                    .collect(Collectors.joining(", ", " in [", "]")));
  }

  @Override
  public String exists(Path path) {
    return guarded(path, place(path) + " != null");
  }

  @Override
  public String startsWith(Path path, String prefix) {
    return guarded(path, place(path) + ".startsWith(" + quoted(prefix) + ")");
  }

  @Override
  public String contains(Path path, String part) {
    return guarded(path, place(path) + ".contains(" + quoted(part) + ")");
  }

  @Override
  public String lists(Path path, String element) {
    return guarded(path, quoted(element) + " in " + place(path));
  }

  @Override
  public String matches(Path path, String regex) {
    return guarded(path, place(path) + ".matches(" + quoted("^(?:" + regex + ")$") + ")");
  }

  @Override
  public String equalsNumber(Path path, int number) {
    return guarded(path, place(path) + " == " + number);
  }

  @Override
  public String atLeast(Path path, int number) {
    return guarded(path, place(path) + " >= " + number);
  }

  @Override
  public String someBelow(String root, Path tail, String value) {
    return below("someBelow", root, tail, value);
  }

  @Override
  public String someBelowStarts(String root, Path tail, String prefix) {
    return below("someBelowStarts", root, tail, prefix);
  }

  @Override
  public String someBelowMatches(String root, Path tail, String regex) {
    return below("someBelowMatches", root, tail, regex);
  }

  @Override
  public String patchSetsTrue(String pathEnding) {
    return "(has(e.requestObject) && type(e.requestObject) == list"
        + " && e.requestObject.exists(p, has(p.path) && p.path.endsWith("
        + quoted(pathEnding)
        + ") && has(p.value) && (p.value == true || p.value == \"true\")))";
  }

  @Override
  public String bareContainer(String imageEnding) {
    return "(has(e.requestObject) && below(e.requestObject, \"containers\").exists(c,"
        + " has(c.image) && c.image.endsWith("
        + quoted(imageEnding)
        + ") && !(has(c.securityContext) && size(c.securityContext) > 0)))";
  }

  @Override
  public String not(String condition) {
    return "!" + condition;
  }

  @Override
  public String all(List<String> conditions) {
    return "(" + String.join(" && ", conditions) + ")";
  }

  @Override
  public String either(List<String> conditions) {
    return "(" + String.join(" || ", conditions) + ")";
  }

  private static String below(String function, String root, Path tail, String value) {
    String call =
        "%s(e.%s, %s, %s)"
            .formatted(function, root, quoted(String.join(".", tail.names())), quoted(value));
    return "(has(e." + root + ") && " + call + ")";
  }

  private static String guarded(Path path, String condition) {
    List<String> names = path.names();
    String guards =
        IntStream.rangeClosed(1, names.size())
            .mapToObj(n -> names.subList(0, n))
            .filter(part -> part.size() > 1 || !ALWAYS_THERE.contains(part.get(0)))
            .map(part -> present(part) + " && ")
            .collect(Collectors.joining());
    return "(" + guards + condition + ")";
  }

  private static String present(List<String> names) {
    String last = names.get(names.size() - 1);
    String parent = place(new Path(names.subList(0, names.size() - 1)));
    return isWord(last) ? "has(" + parent + "." + last + ")" : quoted(last) + " in " + parent;
  }

  private static String place(Path path) {
    return path.names().stream()
        .map(name -> isWord(name) ? "." + name : "[" + quoted(name) + "]")
        .collect(Collectors.joining("", "e", ""));
  }

  private static boolean isWord(String name) {
    return name.chars().allMatch(Character::isLetterOrDigit);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
