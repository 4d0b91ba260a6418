package io.bellbuoy.rules.match.scan;

/**
 * How far some paths are: at a node, and in which way.
 *
 * @param node its number
 */
record Position(int node, Way way) implements Comparable<Position> {

  /** Which steps of the node are still open. */
  enum Way {
    /** All of them. */
    HERE,
    /** In an array into which a path walks by itself: names only. */
    WALKING,
    /** Somewhere below: names at any depth only. */
    BELOW,
    /** Somewhere below a path that ends at everything below. */
    ANYWHERE_BELOW,
    /** None: it is an element of the array at which the path ended. */
    LISTED
  }

  @Override
  public int compareTo(Position other) {
    int byNode = Integer.compare(node, other.node);
    return byNode != 0 ? byNode : way.compareTo(other.way);
  }
}
