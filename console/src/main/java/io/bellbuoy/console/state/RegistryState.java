package io.bellbuoy.console.state;

import io.bellbuoy.console.http.ProblemException;
import io.bellbuoy.registry.Author;
import io.bellbuoy.registry.ChannelsImage;
import io.bellbuoy.registry.ClustersImage;
import io.bellbuoy.registry.LibraryImage;
import io.bellbuoy.registry.PeopleImage;
import io.bellbuoy.registry.PolicyImage;
import io.bellbuoy.registry.RegistryLoader;
import io.bellbuoy.registry.RegistryWriter;
import io.bellbuoy.registry.RuleBook;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A state of the registry: read by loaders, changed by the writer. Thread-safe.
 *
 * @param <I> the state
 */
public final class RegistryState<I> implements State<I> {

  /** Beyond it somebody else has changed it once more. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final int PAUSE_MILLIS = 5;

  private final String what;
  private final BooleanSupplier read;
  private final Supplier<I> newest;
  private final BiFunction<Author, UnaryOperator<I>, I> writer;

  private RegistryState(
      String what,
      BooleanSupplier read,
      Supplier<I> newest,
      BiFunction<Author, UnaryOperator<I>, I> writer) {
    this.what = what;
    this.read = read;
    this.newest = newest;
    this.writer = writer;
  }

  /** Rules, lists and the policy. */
  public static State<RuleBook> rules(
      RegistryLoader<LibraryImage> library,
      RegistryLoader<PolicyImage> policy,
      RegistryWriter writer) {
    return new RegistryState<>(
        "rules",
        () -> library.caughtUp() && policy.caughtUp(),
        () -> new RuleBook(library.image(), policy.image()),
        writer::changeRules);
  }

  /** Clusters. */
  public static State<ClustersImage> clusters(
      RegistryLoader<ClustersImage> loader, RegistryWriter writer) {
    return new RegistryState<>("clusters", loader::caughtUp, loader::image, writer::changeClusters);
  }

  /** Channels. */
  public static State<ChannelsImage> channels(
      RegistryLoader<ChannelsImage> loader, RegistryWriter writer) {
    return new RegistryState<>("channels", loader::caughtUp, loader::image, writer::changeChannels);
  }

  /** Users and API tokens. */
  public static State<PeopleImage> people(
      RegistryLoader<PeopleImage> loader, RegistryWriter writer) {
    return new RegistryState<>("users", loader::caughtUp, loader::image, writer::changePeople);
  }

  @Override
  public I now() {
    if (!read.getAsBoolean()) {
      throw ProblemException.of(503, what + " are still being read; try again in a second")
          .retryAfter(1);
    }
    return newest.get();
  }

  @Override
  public I change(Author author, UnaryOperator<I> change) {
    I after = writer.apply(author, change);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!now().equals(after) && System.nanoTime() < end) {
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
