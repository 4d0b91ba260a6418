package io.bellbuoy.rules.match;

/**
 * Members of one event that were passed by for the time being: who asks for them asks for something
 * else too that comes later, and may be out by then. For one thread.
 */
final class Postponed {

  private final int[] indexes;
  private final int[] starts;
  private int count;

  Postponed(int members) {
    indexes = new int[members];
    starts = new int[members];
  }

  void clear() {
    count = 0;
  }

  /**
   * One more.
   *
   * @param index the member's, counted from 0
   * @param start where its value begins
   */
  void add(int index, int start) {
    indexes[count] = index;
    starts[count] = start;
    count++;
  }

  int count() {
    return count;
  }

  int index(int place) {
    return indexes[place];
  }

  int start(int place) {
    return starts[place];
  }
}
