package io.bellbuoy.sink.watch;

import java.time.Duration;

/**
 * Bounds of the alerts about ourselves.
 *
 * @param enabled whether there are any
 * @param clusterSilence a cluster's silence that is never alerted, however lively it usually is
 * @param channelBehind how long an alert may wait for a channel
 */
public record WatchConfig(boolean enabled, Duration clusterSilence, Duration channelBehind) {

  public WatchConfig {
    if (clusterSilence.toSeconds() < 10 || channelBehind.toSeconds() < 10) {
      throw new IllegalArgumentException(
          "clusterSilence and channelBehind must be at least 10s: services report once a second");
    }
  }
}
