package io.bellbuoy.standalone.load;

/**
 * A batch on its way; its body is made when it is sent.
 *
 * @param number of the batch in its run, from 0
 * @param due when it was to be sent, by {@link System#nanoTime}
 * @param rounds how often it was sent and not taken
 * @param waits how often it came back within this round because it was told to wait
 */
record Batch(long number, long due, int rounds, int waits) {

  Batch(long number, long due) {
    this(number, due, 0, 0);
  }

  Batch nextRound() {
    return new Batch(number, due, rounds + 1, 0);
  }

  Batch afterWait() {
    return new Batch(number, due, rounds, waits + 1);
  }
}
