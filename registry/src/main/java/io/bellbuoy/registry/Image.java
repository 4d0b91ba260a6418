package io.bellbuoy.registry;

import java.util.Map;

/**
 * The state that one compacted topic holds. Immutable, so every thread may read it.
 *
 * @param <I> itself
 */
interface Image<I extends Image<I>> {

  /** Collects what changes it. */
  Delta<I> delta();

  /**
   * All of it as the values of the topic's keys, in the order in which they have to be written:
   * what is referred to stands before what refers to it. Replayed on an empty image they make an
   * equal one.
   */
  Map<String, Object> entries();
}
