package io.bellbuoy.registry;

import io.bellbuoy.schemas.ApiToken;
import io.bellbuoy.schemas.TokenUse;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers the hour in which a token was last used. Thread-safe.
 *
 * <p>Written once a minute at most, and only where the hour is another one: a request never waits
 * for it. What has not been written when the service stops is written then.
 */
public final class TokenUses implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TokenUses.class);
  private static final int SECONDS = 60;

  private final RegistryWriter registry;
  private final Author author;
  private final Clock clock;
  private final Map<String, Instant> written = new ConcurrentHashMap<>();
  private final Map<String, Instant> pending = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "token-uses");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * A memory.
   *
   * @param by the service that notes them
   */
  public TokenUses(RegistryWriter registry, String by, Clock clock) {
    this.registry = registry;
    this.author = Author.of(by);
    this.clock = clock;
  }

  /** Begins to write. */
  public void start() {
    Future<?> unused =
        timer.scheduleWithFixedDelay(this::write, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  /** The token has been used now. Returns at once. */
  public void note(ApiToken token) {
    Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
    if (!hour.equals(written.get(token.id()))) {
      pending.put(token.id(), hour);
    }
  }

  /** Writes what has not been written; what cannot be is tried again a minute later. */
  void write() {
    Map<String, Instant> now = Map.copyOf(pending);
    if (now.isEmpty()) {
      return;
    }
    try {
      registry.changePeople(
          author,
          people ->
              people.withUses(
                  now.entrySet().stream()
                      .map(use -> new TokenUse(use.getKey(), use.getValue()))
                      .toList()));
      written.putAll(now);
      now.forEach(pending::remove);
    } catch (RuntimeException e) {
      LOG.atWarn().log("the use of API tokens is not noted: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    write();
  }
}
