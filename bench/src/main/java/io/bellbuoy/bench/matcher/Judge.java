package io.bellbuoy.bench.matcher;

/** A policy of rules in order, in whatever way it is made. */
interface Judge {

  /** No rule matches. */
  int NONE = -1;

  /** The index of the first rule that matches the event, or {@link #NONE}. */
  int firstMatch(byte[] event);
}
