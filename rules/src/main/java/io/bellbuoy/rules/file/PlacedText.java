package io.bellbuoy.rules.file;

import io.bellbuoy.rules.expression.Diagnostic;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A text of a rule file and where its characters stand there. Immutable.
 *
 * <p>Exact for block scalars with a bar and for scalars on one line; a diagnostic in a text that
 * YAML folds together from several lines gets the place where the text begins.
 */
final class PlacedText {

  private final String text;
  private final Place place;
  private final TextLines lines;

  private PlacedText(String text, Place place, TextLines lines) {
    this.text = text;
    this.place = place;
    this.lines = lines;
  }

  static PlacedText of(SourceFile file, ScalarNode node) {
    Place place = Place.of(node);
    boolean oneLine = node.getStartMark().getLine() == node.getEndMark().getLine();
    TextLines lines;
    if (node.getScalarStyle() == ScalarStyle.LITERAL) {
      lines = TextLines.ofBlock(file, place, node.getValue());
    } else if (oneLine && node.getScalarStyle() != ScalarStyle.FOLDED) {
      lines = TextLines.ofLine(file.line(place.line()), place, node);
    } else {
      lines = (line, column) -> place;
    }
    return new PlacedText(node.getValue(), place, lines);
  }

  String text() {
    return text;
  }

  /** Where the whole text stands. */
  Place place() {
    return place;
  }

  /** The diagnostic of this text as one of its file. */
  Diagnostic inFile(Diagnostic diagnostic) {
    Place first = lines.place(diagnostic.line(), diagnostic.column());
    Place last = lines.place(diagnostic.line(), diagnostic.column() + diagnostic.length() - 1);
    int length = last.line() == first.line() ? last.column() - first.column() + 1 : 1;
    return new Diagnostic(
        diagnostic.kind(),
        first.line(),
        first.column(),
        Math.max(1, length),
        diagnostic.message(),
        diagnostic.hint());
  }
}
