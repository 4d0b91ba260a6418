package io.bellbuoy.sink;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.store.AlertFilter;
import io.bellbuoy.sink.store.AlertOrder;
import io.bellbuoy.sink.store.AlertPage;
import io.bellbuoy.sink.store.AlertQuery;
import io.bellbuoy.sink.store.AlertStore;
import io.bellbuoy.sink.store.StoredAlert;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody missed who watched before. Thread-safe; it asks the store, so it blocks. */
record StreamReplay(AlertStore store) {

  private static final int MOST = 1000;
  private static final long MOST_BYTES = 8 << 20;

  /**
   * What was missed.
   *
   * @param alerts the oldest first; some may have been seen, where they were raised together
   * @param gap what cannot be shown any more, a sentence; null: nothing
   */
  record Missed(List<StreamedAlert> alerts, @Nullable String gap) {}

  /**
   * All since that alert: from the recent ones where it is among them, else from the store and then
   * the recent ones, which may not be stored yet. Changes of states are known for as long as they
   * are recent.
   *
   * @param recent the last ones before the first that the watcher is told of
   */
  Missed since(String id, AlertFilter filter, List<StreamedAlert> recent) {
    for (int i = recent.size() - 1; i >= 0; i--) {
      if (!recent.get(i).isChange() && recent.get(i).alert().id().equals(id)) {
        return new Missed(recent.subList(i + 1, recent.size()), null);
      }
    }
    StoredAlert last = store.one(id);
    if (last == null) {
      return new Missed(
          recent, "the alert of your Last-Event-ID is not stored any more; ask /api/v1/alerts");
    }
    return fromStore(last.alert(), filter, recent);
  }

  private Missed fromStore(Alert last, AlertFilter filter, List<StreamedAlert> recent) {
    AlertFilter since = filter.between(last.raisedAt(), filter.to());
    AlertPage page = store.find(new AlertQuery(since, AlertOrder.OLDEST_FIRST, null, MOST));
    List<StreamedAlert> alerts = new ArrayList<>();
    long bytes = 0;
    boolean whole = page.next() == null;
    for (StoredAlert stored : page.items()) {
      if (stored.alert().id().equals(last.id())) {
        continue;
      }
      StreamedAlert streamed = StreamedAlert.of(stored);
      bytes += streamed.bytes();
      if (bytes > MOST_BYTES) {
        whole = false;
        break;
      }
      alerts.add(streamed);
    }
    alerts.addAll(recent);
    return new Missed(
        alerts,
        whole
            ? null
            : "more than can be shown here since " + last.raisedAt() + "; ask /api/v1/alerts");
  }
}
