package io.bellbuoy.console.changes;

import io.bellbuoy.registry.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Changes that a test has told. */
public final class MemoryChangeLog implements ChangeLog {

  private final List<Change> changes = new ArrayList<>();

  public void add(Change change) {
    changes.add(change);
  }

  @Override
  public @Nullable Entry last(String object) {
    Entry last = null;
    for (int i = 0; i < changes.size(); i++) {
      last = changes.get(i).object().equals(object) ? entry(i) : last;
    }
    return last;
  }

  private Entry entry(int i) {
    Change change = changes.get(i);
    return new Entry(i, change.at(), change.by(), change.object());
  }

  @Override
  public List<Placed> newest(Predicate<Entry> wanted, long before, int limit) {
    List<Placed> found = new ArrayList<>();
    for (int i = changes.size() - 1; i >= 0 && found.size() < limit; i--) {
      if (i < before && wanted.test(entry(i))) {
        found.add(new Placed(i, changes.get(i)));
      }
    }
    return found;
  }
}
