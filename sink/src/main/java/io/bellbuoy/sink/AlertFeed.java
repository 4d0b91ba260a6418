package io.bellbuoy.sink;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands live alerts, and what becomes of them, to everybody who watches, and remembers the last
 * ones for those who come back. This class is thread-safe.
 */
final class AlertFeed {

  private static final int MOST_RECENT = 1000;
  private static final long MOST_RECENT_BYTES = 16 << 20;

  private final int mostWatchers;
  private final Deque<StreamedAlert> recent = new ArrayDeque<>();
  private final Set<Watcher> watchers = new LinkedHashSet<>();
  private long recentBytes;

  AlertFeed(int mostWatchers) {
    this.mostWatchers = mostWatchers;
  }

  /** Is told of every alert from the moment it watches, quickly and without throwing. */
  interface Watcher extends Consumer<StreamedAlert> {

    /** Alerts were lost that nobody can show any more. */
    void missed(String reason);

    /** Nothing comes any more. */
    void end(String reason);
  }

  synchronized void publish(StreamedAlert alert) {
    recent.add(alert);
    recentBytes += alert.bytes();
    while (recent.size() > MOST_RECENT || (recentBytes > MOST_RECENT_BYTES && recent.size() > 1)) {
      recentBytes -= recent.remove().bytes();
    }
    watchers.forEach(watcher -> watcher.accept(alert));
  }

  synchronized void missed(String reason) {
    watchers.forEach(watcher -> watcher.missed(reason));
  }

  /**
   * Adds a watcher.
   *
   * @return the last alerts before its first, the oldest first; null: there are too many watchers
   */
  synchronized @Nullable List<StreamedAlert> watch(Watcher watcher) {
    if (watchers.size() >= mostWatchers) {
      return null;
    }
    watchers.add(watcher);
    return new ArrayList<>(recent);
  }

  synchronized void leave(Watcher watcher) {
    watchers.remove(watcher);
  }

  synchronized int watchers() {
    return watchers.size();
  }

  synchronized void end(String reason) {
    List.copyOf(watchers).forEach(watcher -> watcher.end(reason));
  }
}
