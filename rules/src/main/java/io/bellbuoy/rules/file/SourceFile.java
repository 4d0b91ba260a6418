package io.bellbuoy.rules.file;

import io.bellbuoy.rules.expression.Diagnostic;
import io.bellbuoy.rules.file.RuleFileResult.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** A rule file, and what was found in it so far. Not thread-safe. */
final class SourceFile {

  /** The line breaks of YAML, so that our lines are those of its marks. */
  private static final Pattern LINE_BREAK = Pattern.compile("\r\n|[\n\r\u0085\u2028\u2029]");

  private final String name;
  private final String text;
  private final String[] lines;
  private final EventFiles events;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * A file that has been read.
   *
   * @param name as findings call it
   * @param events what its tests may refer to
   */
  SourceFile(String name, String text, EventFiles events) {
    this.name = name;
    this.text = text;
    this.lines = LINE_BREAK.split(text, -1);
    this.events = events;
  }

  /** As findings call it. */
  String name() {
    return name;
  }

  String text() {
    return text;
  }

  EventFiles events() {
    return events;
  }

  /** A line from 1, without its end; empty past the last. */
  String line(int line) {
    return line >= 1 && line <= lines.length ? lines[line - 1] : "";
  }

  void error(Node node, String message, @Nullable String hint) {
    error(Place.of(node), message, hint);
  }

  void error(Place place, String message, @Nullable String hint) {
    add(
        new Diagnostic(
            Diagnostic.Kind.ERROR, place.line(), place.column(), place.length(), message, hint));
  }

  /** Adds a diagnostic whose place is one of this file. */
  void add(Diagnostic diagnostic) {
    findings.add(new Finding(name, diagnostic, line(diagnostic.line())));
  }

  boolean hasErrors() {
    return findings.stream().anyMatch(f -> f.diagnostic().kind() == Diagnostic.Kind.ERROR);
  }

  /** Everything found, by place. */
  List<Finding> findings() {
    return findings.stream()
        .sorted(
            Comparator.comparingInt((Finding f) -> f.diagnostic().line())
                .thenComparingInt(f -> f.diagnostic().column()))
        .toList();
  }
}
