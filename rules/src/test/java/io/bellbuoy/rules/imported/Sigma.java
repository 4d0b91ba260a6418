package io.bellbuoy.rules.imported;

import io.bellbuoy.schemas.Rule;
import java.util.List;
import java.util.stream.IntStream;

/** What the tests ask of the import of Sigma rules. */
final class Sigma {

  private Sigma() {}

  static ImportResult imported(String... texts) {
    List<ImportFile> files =
        IntStream.range(0, texts.length)
            .mapToObj(i -> new ImportFile("file" + i + ".yml", texts[i]))
            .toList();
    return SigmaImport.of(files);
  }

  /** A rule with that detection, which is indented by four. */
  static String rule(String title, String detection) {
    return """
    title: %s
    logsource: {product: kubernetes, service: audit}
    level: low
    detection:
    """
            .formatted(title)
        + detection.stripTrailing().indent(4);
  }

  /** The expression that a selection of one field becomes. */
  static String expression(String field) {
    return expression("selection:\n    " + field, "selection");
  }

  static String expression(String selections, String condition) {
    ImportResult result = imported(rule("A rule", selections + "\ncondition: " + condition));
    List<Rule> rules = result.files().rules();
    return rules.isEmpty() ? "refused: " + said(result) : rules.get(0).expression();
  }

  /** The report without places. */
  static String said(ImportResult result) {
    return String.join("\n", result.notes().stream().map(ImportNote::display).toList());
  }
}
