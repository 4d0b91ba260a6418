package io.bellbuoy.rules.match.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A text's bytes, equal to those of an equal text. */
record TextKey(byte[] bytes) {

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TextKey that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
