package io.bellbuoy.console;

import java.util.HashMap;
import java.util.Map;

/** A bounded number of places for each caller. Thread-safe; remembers only who has one. */
final class Places {

  private final int most;
  private final Map<String, Integer> taken = new HashMap<>();

  /** So many places for each. */
  Places(int most) {
    this.most = most;
  }

  /** Takes one; false where the caller has all of its places already. */
  synchronized boolean take(String caller) {
    int places = taken.getOrDefault(caller, 0);
    if (places >= most) {
      return false;
    }
    taken.put(caller, places + 1);
    return true;
  }

  /** Gives one back. */
  synchronized void leave(String caller) {
    taken.computeIfPresent(caller, (key, places) -> places == 1 ? null : places - 1);
  }
}
