package io.bellbuoy.bench.matcher;

import java.util.List;
import java.util.stream.Collectors;

/** The rule language. */
final class BellbuoyDialect implements Dialect<String> {

  @Override
  public String among(Path path, List<String> values) {
    return values.size() == 1
        ? jpath(path) + " = " + quoted(values.get(0))
        : jpath(path)
            + values.stream()
                .map(BellbuoyDialect::quoted)
                .collect(Collectors.joining(", ", " in (", ")"));
  }

  @Override
  public String exists(Path path) {
    return "exists(" + jpath(path) + ")";
  }

  @Override
  public String startsWith(Path path, String prefix) {
    return jpath(path) + " startswith " + quoted(prefix);
  }

  @Override
  public String contains(Path path, String part) {
    return jpath(path) + " contains " + quoted(part);
  }

  @Override
  public String lists(Path path, String element) {
    return jpath(path) + " contains " + quoted(element);
  }

  @Override
  public String matches(Path path, String regex) {
    return jpath(path) + " matches " + quoted(regex);
  }

  @Override
  public String equalsNumber(Path path, int number) {
    return jpath(path) + " = " + number;
  }

  @Override
  public String atLeast(Path path, int number) {
    return jpath(path) + " >= " + number;
  }

  @Override
  public String someBelow(String root, Path tail, String value) {
    return below(root, tail) + " = " + quoted(value);
  }

  @Override
  public String someBelowStarts(String root, Path tail, String prefix) {
    return below(root, tail) + " startswith " + quoted(prefix);
  }

  @Override
  public String someBelowMatches(String root, Path tail, String regex) {
    return below(root, tail) + " matches " + quoted(regex);
  }

  @Override
  public String patchSetsTrue(String pathEnding) {
    return "any(\"requestObject\", jpath(\"path\") endswith "
        + quoted(pathEnding)
        + " and jpath(\"value\") = \"true\")";
  }

  @Override
  public String bareContainer(String imageEnding) {
    return "any(\"requestObject..containers\", jpath(\"image\") endswith "
        + quoted(imageEnding)
        + " and not exists(jpath(\"securityContext.*\")))";
  }

  @Override
  public String not(String condition) {
    return "not " + condition;
  }

  @Override
  public String all(List<String> conditions) {
    return "(" + String.join("\n and ", conditions) + ")";
  }

  @Override
  public String either(List<String> conditions) {
    return "(" + String.join(" or ", conditions) + ")";
  }

  private static String jpath(Path path) {
    return "jpath(\"" + text(path) + "\")";
  }

  private static String below(String root, Path tail) {
    return "jpath(\"" + root + ".." + text(tail) + "\")";
  }

  private static String text(Path path) {
    StringBuilder text = new StringBuilder();
    for (String name : path.names()) {
      if (name.indexOf('.') >= 0) {
        text.append("['").append(name).append("']");
      } else {
        text.append(text.isEmpty() ? "" : ".").append(name);
      }
    }
    return text.toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
