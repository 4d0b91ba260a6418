package io.bellbuoy.console.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts logins that failed and says when one has to wait. Thread-safe; its memory is bounded.
 *
 * <p>A name is limited at one address strictly and over all addresses loosely: whoever guesses is
 * held up early. Whose name it is is not locked out by that: where a name has logged in before,
 * what others do elsewhere does not count.
 */
final class LoginLimit {

  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final int NAME_AT_ADDRESS = 5;
  private static final int ADDRESS = 20;
  private static final int NAME = 50;
  private static final int MOST_REMEMBERED = 10_000;

  private final Clock clock;
  private final Map<String, Window> windows = bounded();

  /** Where names have logged in, by the limit that holds for both together. */
  private final Map<String, Boolean> homes = bounded();

  LoginLimit(Clock clock) {
    this.clock = clock;
  }

  private static <V> Map<String, V> bounded() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > MOST_REMEMBERED;
      }
    };
  }

  /** A count and when it began. */
  private record Window(Instant begin, int count) {}

  /** One limit of a login. */
  private record Limit(String key, int most) {}

  /**
   * Counts an attempt as failed until {@link #succeeded} says otherwise, so that many at once do
   * not slip through.
   *
   * @return for how long to wait instead of trying; zero: try
   */
  synchronized Duration attempt(String name, String address) {
    Instant now = clock.instant();
    Duration longest = Duration.ZERO;
    for (Limit limit : limits(name, address)) {
      Window window = windows.get(limit.key());
      if (window != null && isOpen(window, now) && window.count() >= limit.most()) {
        Duration rest = Duration.between(now, window.begin().plus(WINDOW));
        longest = rest.compareTo(longest) > 0 ? rest : longest;
      }
    }
    if (longest.isZero()) {
      for (Limit limit : limits(name, address)) {
        count(limit.key(), now);
      }
    }
    return longest;
  }

  private void count(String key, Instant now) {
    Window window = windows.get(key);
    windows.put(
        key,
        window != null && isOpen(window, now)
            ? new Window(window.begin(), window.count() + 1)
            : new Window(now, 1));
  }

  /** The attempt was no failure; those of this name at this address are forgotten. */
  synchronized void succeeded(String name, String address) {
    List<Limit> limits = limits(name, address);
    windows.remove(limits.get(0).key());
    homes.put(limits.get(0).key(), true);
    for (Limit limit : limits.subList(1, limits.size())) {
      windows.computeIfPresent(
          limit.key(), (key, window) -> new Window(window.begin(), window.count() - 1));
    }
  }

  private static boolean isOpen(Window window, Instant now) {
    return now.isBefore(window.begin().plus(WINDOW));
  }

  /** Those that hold; the first is that of both together. */
  private List<Limit> limits(String name, String address) {
    String network = network(address);
    Limit both = new Limit("both " + network + " " + name, NAME_AT_ADDRESS);
    Limit one = new Limit("address " + network, ADDRESS);
    return homes.get(both.key()) == null
        ? List.of(both, one, new Limit("name " + name, NAME))
        : List.of(both, one);
  }

  /** Who has one IPv6 address has the other 2^64 of its network, too. */
  private static String network(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    byte[] bytes = io.netty.util.NetUtil.createByteArrayFromIpAddressString(address);
    return bytes == null || bytes.length != 16
        ? address
        : java.util.HexFormat.of().formatHex(bytes, 0, 8);
  }
}
