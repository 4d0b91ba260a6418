package io.bellbuoy.console.people;

import io.bellbuoy.console.http.ProblemException;
import io.bellbuoy.console.http.Request;
import io.bellbuoy.registry.Author;
import io.bellbuoy.registry.PeopleImage;
import io.bellbuoy.registry.RegistryLoader;
import io.bellbuoy.registry.RegistryWriter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Who there is, and how that changes. Thread-safe. */
public final class People {

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int PAUSE_MILLIS = 5;

  private final RegistryLoader<PeopleImage> loader;
  private final RegistryWriter registry;

  /** People as that loader follows them. */
  public People(RegistryLoader<PeopleImage> loader, RegistryWriter registry) {
    this.loader = loader;
    this.registry = registry;
  }

  /**
   * Who there is.
   *
   * @throws ProblemException 503 while that is not known yet
   */
  PeopleImage known() {
    if (!loader.caughtUp()) {
      throw ProblemException.of(503, "users are still being read; try again in a second")
          .retryAfter(1);
    }
    return loader.image();
  }

  /**
   * Changes who there is, in the name of a caller. When it returns, this console knows of it: who
   * has got a new cookie comes with it at once.
   *
   * @param change is asked again where another writer came in between
   */
  PeopleImage change(String by, Request request, UnaryOperator<PeopleImage> change) {
    PeopleImage after = registry.changePeople(new Author(by, request.address()), change);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!known().equals(after) && System.nanoTime() < end) {
      try {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return after;
      }
    }
    return after;
  }
}
