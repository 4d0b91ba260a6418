package io.bellbuoy.rules.file;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A stretch of one line of a file.
 *
 * @param line from 1
 * @param column from 1, in code points
 * @param length in code points, at least 1
 */
record Place(int line, int column, int length) {

  static final Place START = new Place(1, 1, 1);

  Place {
    length = Math.max(1, length);
  }

  /** Where a node stands; of one with several lines, its first character. */
  static Place of(Node node) {
    Mark start = node.getStartMark();
    Mark end = node.getEndMark();
    int length = start.getLine() == end.getLine() ? end.getColumn() - start.getColumn() : 1;
    return new Place(start.getLine() + 1, start.getColumn() + 1, length);
  }

  static Place of(Mark mark) {
    return new Place(mark.getLine() + 1, mark.getColumn() + 1, 1);
  }
}
