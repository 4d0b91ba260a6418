package io.bellbuoy.sink.channel;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What the other side took of a sending that failed as a whole, so that the next try leaves it out.
 * Not thread-safe.
 *
 * <p>Bounded, the oldest is forgotten first, and gone with the channel: after a crash, or where
 * thousands failed in part, the other side gets some of it twice.
 */
public final class Accepted {

  private static final int MOST = 10_000;

  private final Set<String> keys = new LinkedHashSet<>();

  /** Notes that the other side has it. */
  public void add(String key) {
    keys.add(key);
    if (keys.size() > MOST) {
      Iterator<String> eldest = keys.iterator();
      eldest.next();
      eldest.remove();
    }
  }

  /** Whether the other side has it. */
  public boolean has(String key) {
    return keys.contains(key);
  }

  /** These have arrived as a whole, nobody will ask for them again. */
  public void forget(Collection<String> arrived) {
    arrived.forEach(keys::remove);
  }
}
