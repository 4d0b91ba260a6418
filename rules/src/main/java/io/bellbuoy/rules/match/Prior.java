package io.bellbuoy.rules.match;

/**
 * What is known of an event before its first byte is read. Immutable.
 *
 * @param answers of the atoms that ask for nothing but attributes, by their place
 */
record Prior(boolean[] answers, long[] undecided, long[] matched) {

  void copyTo(long[] otherUndecided, long[] otherMatched) {
    System.arraycopy(undecided, 0, otherUndecided, 0, undecided.length);
    System.arraycopy(matched, 0, otherMatched, 0, matched.length);
  }
}
