package io.bellbuoy.rules.match;

/**
 * Something that rules need, each something of its own, by the time that some members of an event
 * have been read. Immutable.
 *
 * @param number numbers the needs of one policy
 * @param stage the member after which it is asked for
 * @param members those that must have been read
 * @param needing the rules that need it
 */
record Need(int number, int stage, int[] members, long[] needing) {}
