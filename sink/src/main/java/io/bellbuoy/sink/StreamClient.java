package io.bellbuoy.sink;

import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.sink.store.AlertFilter;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One who watches over HTTP. Everything happens on the event loop of the connection; the methods of
 * {@link AlertFeed.Watcher} may be called by any thread.
 *
 * <p>What the client does not take at once waits here, within bounds: whoever reads too slowly is
 * cut off instead of filling the memory, and comes back with its Last-Event-ID.
 */
final class StreamClient implements AlertFeed.Watcher {

  private static final int MOST_WAITING = 2500;
  private static final long MOST_WAITING_BYTES = 24 << 20;
  private static final Buffer HEARTBEAT = Buffer.buffer(": heartbeat\n\n");

  private final Context context;
  private final HttpServerResponse response;
  private final AlertFilter filter;
  private final Runnable onSlow;
  private final Deque<Buffer> waiting = new ArrayDeque<>();
  private final Deque<StreamedAlert> beforeReplay = new ArrayDeque<>();
  private final Set<String> replayed = new HashSet<>();
  private long beforeReplayBytes;
  private long waitingBytes;
  private boolean begun;
  private boolean ended;
  private int silentHeartbeats;

  StreamClient(Context context, HttpServerResponse response, AlertFilter filter, Runnable onSlow) {
    this.context = context;
    this.response = response;
    this.filter = filter;
    this.onSlow = onSlow;
    response.drainHandler(drained -> flush());
  }

  @Override
  public void accept(StreamedAlert alert) {
    if (alert.isFor(filter)) {
      context.runOnContext(
          now -> {
            if (begun) {
              show(alert);
            } else {
              keep(alert);
            }
          });
    }
  }

  /** What comes while the replay is looked up. */
  private void keep(StreamedAlert alert) {
    if (ended) {
      return;
    }
    beforeReplay.add(alert);
    beforeReplayBytes += alert.bytes();
    if (beforeReplay.size() > MOST_WAITING || beforeReplayBytes > MOST_WAITING_BYTES) {
      beforeReplay.clear();
      cut();
    }
  }

  @Override
  public void missed(String reason) {
    context.runOnContext(now -> write(event("missed", reason)));
  }

  @Override
  public void end(String reason) {
    context.runOnContext(now -> finish(reason));
  }

  /**
   * Shows what was missed since the last visit, then all that has come meanwhile, then the rest.
   */
  void begin(List<StreamedAlert> before) {
    for (StreamedAlert alert : before) {
      if (alert.isFor(filter) && (alert.isChange() || replayed.add(alert.alert().id()))) {
        write(alert.frame());
      }
    }
    begun = true;
    beforeReplay.forEach(this::show);
    beforeReplay.clear();
  }

  /** Shows that the stream lives; cuts off who has taken nothing since the last but one. */
  void heartbeat() {
    if (waiting.isEmpty()) {
      silentHeartbeats = 0;
      write(HEARTBEAT);
    } else if (++silentHeartbeats > 1) {
      cut();
    }
  }

  boolean hasEnded() {
    return ended;
  }

  private void show(StreamedAlert alert) {
    if (alert.isChange() || !replayed.contains(alert.alert().id())) {
      write(alert.frame());
    }
  }

  private void write(Buffer frame) {
    if (ended || response.closed()) {
      return;
    }
    if (waiting.isEmpty() && !response.writeQueueFull()) {
      Future<Void> ignored = response.write(frame);
      return;
    }
    waiting.add(frame);
    waitingBytes += frame.length();
    if (waiting.size() > MOST_WAITING || waitingBytes > MOST_WAITING_BYTES) {
      cut();
    }
  }

  private void flush() {
    while (!waiting.isEmpty() && !response.writeQueueFull() && !response.closed()) {
      Buffer frame = waiting.remove();
      waitingBytes -= frame.length();
      silentHeartbeats = 0;
      Future<Void> ignored = response.write(frame);
    }
  }

  private void cut() {
    if (!ended) {
      onSlow.run();
      finish("you read too slowly; come back with Last-Event-ID");
    }
  }

  private void finish(String reason) {
    if (!ended && !response.closed()) {
      ended = true;
      waiting.clear();
      Future<Void> ignored = response.end(event("end", reason));
    }
  }

  private static Buffer event(String name, String reason) {
    String document = JsonSerde.mapper().valueToTree(Map.of("reason", reason)).toString();
    return Buffer.buffer("event: " + name + "\ndata: " + document + "\n\n");
  }
}
