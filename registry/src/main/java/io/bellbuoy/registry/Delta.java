package io.bellbuoy.registry;

import org.jspecify.annotations.Nullable;

/**
 * A change to an image, collected record by record. Not thread-safe.
 *
 * @param <I> the image
 */
public interface Delta<I> {

  /** Takes one record of the topic in; a null value removes the key. Never throws on data. */
  void replay(String key, byte @Nullable [] value);

  /** The new image. */
  I apply();
}
