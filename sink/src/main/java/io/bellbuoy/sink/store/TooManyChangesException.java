package io.bellbuoy.sink.store;

/** More was said of one alert than a store keeps; nothing was changed. */
public final class TooManyChangesException extends RuntimeException {

  public TooManyChangesException(int most) {
    super("this alert's state was changed %d times, and no more are kept".formatted(most));
  }
}
