package io.bellbuoy.console.people;

import java.time.Duration;

/**
 * When those who log in at the page have to do so again.
 *
 * @param lifetime after logging in, whatever they do
 * @param idle after doing nothing
 */
public record SessionConfig(Duration lifetime, Duration idle) {

  public SessionConfig {
    if (lifetime.toMinutes() < 1) {
      throw new IllegalArgumentException("lifetime must be at least 1m");
    }
    if (idle.toMinutes() < 1) {
      throw new IllegalArgumentException("idle must be at least 1m");
    }
  }
}
