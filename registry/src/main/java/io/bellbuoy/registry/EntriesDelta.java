package io.bellbuoy.registry;

import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A change to an image that is one map. Not thread-safe.
 *
 * @param <I> the image
 * @param <T> what the map holds
 */
final class EntriesDelta<I, T> implements Delta<I> {

  private final Entries<T> entries;
  private final Function<SortedMap<String, T>, I> image;

  EntriesDelta(Entries<T> entries, Function<SortedMap<String, T>, I> image) {
    this.entries = entries;
    this.image = image;
  }

  @Override
  public void replay(String key, byte @Nullable [] value) {
    entries.replay(key, value);
  }

  @Override
  public I apply() {
    return image.apply(entries.values());
  }
}
