package io.bellbuoy.ingest;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Whether a body comes in too slowly: it has a fixed time, and more for every byte that has come,
 * so that a long one may take long while one byte a second is cut off. The time in which we do not
 * read does not count. Not thread-safe.
 */
final class BodyClock {

  private final long patience;
  private final long bytesPerSecond;
  private long runningSince;
  private long stoppedSince;
  private long spent;
  private boolean stopped;

  /**
   * A clock that runs.
   *
   * @param bytesPerSecond the slowest steady rate that is put up with
   * @param nanos the time now
   */
  BodyClock(Duration patience, long bytesPerSecond, long nanos) {
    this.patience = patience.toNanos();
    this.bytesPerSecond = bytesPerSecond;
    this.runningSince = nanos;
  }

  /** We do not read now. */
  void stop(long nanos) {
    if (!stopped) {
      stopped = true;
      stoppedSince = nanos;
      spent += nanos - runningSince;
    }
  }

  /** We read again. */
  void go(long nanos) {
    if (stopped) {
      stopped = false;
      runningSince = nanos;
    }
  }

  /** How long we have not read by now. */
  Duration stoppedFor(long nanos) {
    return stopped ? Duration.ofNanos(nanos - stoppedSince) : Duration.ZERO;
  }

  /** Whether the sender has used up its time with what it has sent. */
  boolean late(long bytes, long nanos) {
    long used = stopped ? spent : spent + nanos - runningSince;
    long allowed = patience + bytes * TimeUnit.SECONDS.toNanos(1) / bytesPerSecond;
    return used > allowed;
  }
}
