package io.bellbuoy.rules.library;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * What the shipped library covers, and what others do, as the data file says; and the page that is
 * made of it.
 *
 * @param others by the key that behaviours have for them
 */
record Coverage(Map<String, Other> others, List<Behaviour> behaviours) {

  private static final Path DOCS = Path.of(System.getProperty("bellbuoy.root", "."), "docs");
  private static final String HEAD =
      """
      # What is covered

      The behaviours that the shipped library reports, and the rule sets of others that report them, too (✓). Made from
      [coverage.yaml](coverage.yaml), which names their rules; the build holds it against the library. A † marks what the
      starter policy leaves off. What is not covered, or not wholly, stands below.

      """;

  static Coverage read() throws IOException {
    Object yaml = new Yaml().load(Files.readString(DOCS.resolve("coverage.yaml")));
    return new ObjectMapper().convertValue(yaml, new TypeReference<Coverage>() {});
  }

  static Path page() {
    return DOCS.resolve("coverage.md");
  }

  /**
   * The page.
   *
   * @param off rules that the starter policy leaves off
   */
  String asPage(List<String> off) {
    StringBuilder page = new StringBuilder(HEAD);
    Map<String, List<Behaviour>> themes = new LinkedHashMap<>();
    behaviours.forEach(
        row -> themes.computeIfAbsent(row.theme(), theme -> new ArrayList<>()).add(row));
    themes.forEach(
        (theme, rows) -> {
          page.append("## ").append(capital(theme)).append("\n\n| behaviour |");
          others.values().forEach(other -> page.append(' ').append(other.name()).append(" |"));
          page.append(" Bellbuoy |\n|---|").append("---|".repeat(others.size() + 1)).append('\n');
          rows.forEach(row -> page.append(row(row, off)));
          page.append('\n');
        });
    page.append("## Gaps\n\n");
    for (Behaviour row : behaviours) {
      if (row.gap() != null) {
        page.append("- ").append(capital(row.behaviour())).append(": ").append(row.gap());
        page.append(".\n");
      }
    }
    page.append("\n## Whose rules these are\n\n");
    others
        .values()
        .forEach(
            other ->
                page.append("- ")
                    .append(other.name())
                    .append(": ")
                    .append(other.source())
                    .append('\n'));
    return page.toString();
  }

  private String row(Behaviour row, List<String> off) {
    StringBuilder line = new StringBuilder("| ").append(row.behaviour()).append(" |");
    for (String other : others.keySet()) {
      line.append(row.of(other).isEmpty() ? " |" : " ✓ |");
    }
    List<String> ours =
        row.ours().stream().map(id -> "`" + id + "`" + (off.contains(id) ? " †" : "")).toList();
    return line.append(' ')
        .append(ours.isEmpty() ? "–" : String.join(", ", ours))
        .append(" |\n")
        .toString();
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /**
   * Somebody else's rules.
   *
   * @param source where their names are from
   */
  record Other(String name, String source) {}

  /**
   * Something that rules report.
   *
   * @param ours ids of rules
   * @param gap what is not reported; null: it is
   */
  record Behaviour(
      String theme,
      String behaviour,
      List<String> ours,
      @Nullable List<String> prisma,
      @Nullable List<String> falco,
      @Nullable List<String> sigma,
      @Nullable List<String> elastic,
      @Nullable List<String> panther,
      @Nullable String gap) {

    /** The names of another's rules for it. */
    List<String> of(String other) {
      List<String> rules =
          switch (other) {
            case "prisma" -> prisma;
            case "falco" -> falco;
            case "sigma" -> sigma;
            case "elastic" -> elastic;
            case "panther" -> panther;
            default -> throw new IllegalArgumentException("who is " + other + "?");
          };
      return Objects.requireNonNullElse(rules, List.of());
    }
  }
}
