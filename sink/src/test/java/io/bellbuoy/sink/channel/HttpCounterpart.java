package io.bellbuoy.sink.channel;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Lets an HTTP server behave as a contract asks, until it is closed. Thread-safe. */
public final class HttpCounterpart implements AutoCloseable {

  private final TestReceiver receiver;
  private final List<TestReceiver.Call> taken = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final TestReceiver.Answer well;

  /** Behaves for that server, which answers so where it takes something. */
  public HttpCounterpart(TestReceiver receiver, TestReceiver.Answer well) {
    this.receiver = receiver;
    this.well = well;
    behave(Behaviour.WELL);
  }

  /** The requests that it took, in their order. */
  public List<TestReceiver.Call> taken() {
    return taken;
  }

  public void behave(Behaviour behaviour) {
    receiver.answer(
        switch (behaviour) {
          case WELL -> this::take;
          case FAILING -> TestReceiver.status(500);
          case HANGING -> (exchange, call) -> hang();
          case RESETTING ->
              (exchange, call) -> {
                throw new IOException("closed in the middle");
              };
          case BUSY ->
              TestReceiver.status(
                  429, "Retry-After", Long.toString(ChannelContract.ASKED.toSeconds()));
          case REFUSING ->
              (exchange, call) -> {
                if (call.body().contains(ChannelContract.REFUSED)) {
                  TestReceiver.status(400).to(exchange, call);
                } else {
                  take(exchange, call);
                }
              };
        });
  }

  private void take(HttpExchange exchange, TestReceiver.Call call) throws IOException {
    taken.add(call);
    well.to(exchange, call);
  }

  private void hang() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    receiver.close();
  }
}
