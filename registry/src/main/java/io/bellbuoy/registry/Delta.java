package io.bellbuoy.registry;

import org.jspecify.annotations.Nullable;

/**
 * A change to an image, collected record by record in the order of the topic. Not thread-safe.
 *
 * @param <I> the image
 */
public interface Delta<I> {

  /**
   * Takes one record of the topic in; a null value removes the key. Keys of a kind that is not
   * known are left alone, so that an older program reads what a newer one wrote.
   *
   * @throws io.bellbuoy.schemas.UnreadableRecordException where the record does not hold what its
   *     key promises; the delta is as it was before
   */
  void replay(String key, byte @Nullable [] value);

  /** The new image. */
  I apply();
}
