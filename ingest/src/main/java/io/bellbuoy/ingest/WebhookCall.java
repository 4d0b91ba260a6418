package io.bellbuoy.ingest;

import io.bellbuoy.schemas.Attribute;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.AuditEvent;
import io.bellbuoy.schemas.Cluster;
import io.bellbuoy.schemas.DeadLetter;
import io.bellbuoy.schemas.Topics;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One webhook call in work: its body is read as it comes, its events go out as they are read, its
 * answer waits until the broker has them all. Not thread-safe; lives on its request's event loop.
 */
final class WebhookCall {

  /** A call that had to stop looks again so often whether it may go on. */
  private static final long LOOK_AGAIN_MILLIS = 5;

  private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

  private static final Logger LOG = LoggerFactory.getLogger(WebhookCall.class);

  private final HttpServerRequest request;
  private final Cluster cluster;
  private final Intake intake;
  private final Runnable whenDone;
  private final Context context;
  private final Instant receivedAt = Instant.now();
  private final Attributes attributes;
  private final BodyDecoder body;
  private final EventListReader reader;
  private final Delivery delivery;
  private final BodyClock clock;
  private final long watch;
  private long wireBytes;
  private boolean bodyEnded;
  private boolean readToEnd;
  private boolean stopped;
  private boolean hasEvents;
  private boolean done;

  /**
   * A call whose sender is known.
   *
   * @param whenDone is told once, when it holds nothing any more
   */
  WebhookCall(HttpServerRequest request, Cluster cluster, Intake intake, Runnable whenDone) {
    this.request = request;
    this.cluster = cluster;
    this.intake = intake;
    this.whenDone = whenDone;
    this.context = intake.vertx().getOrCreateContext();
    this.attributes = cluster.attributes().with(Attribute.SOURCE, "webhook");
    IngestConfig.Webhook limits = intake.limits();
    this.body = decoder(request, limits.maxBody().count());
    this.reader = new EventListReader(intake.largeBuffers(), Topics.MAX_EVENT_BYTES, this::publish);
    this.delivery = intake.publisher().begin();
    this.clock = new BodyClock(limits.bodyTimeout(), limits.minRate().count(), System.nanoTime());
    long often = Math.max(10, Math.min(1000, limits.bodyTimeout().toMillis() / 4));
    this.watch = intake.vertx().setPeriodic(often, timer -> lookAtClock());
  }

  /** Begins to read. */
  void start() {
    request.exceptionHandler(gone -> abort());
    request.response().closeHandler(closed -> abort());
    request.handler(this::received);
    request.endHandler(end -> guarded(this::endBody));
    CompletableFuture<Void> ignored =
        delivery
            .done()
            .whenComplete((all, failure) -> context.runOnContext(now -> delivered(failure)));
  }

  private static BodyDecoder decoder(HttpServerRequest request, long limit) {
    return WebhookHandler.isGzip(request) ? new GzipBody(limit) : new PlainBody(limit);
  }

  private void received(Buffer chunk) {
    if (!done) {
      wireBytes += chunk.length();
      guarded(
          () -> {
            body.offer(chunk.getBytes());
            readOn();
          });
    }
  }

  private void endBody() {
    bodyEnded = true;
    if (!stopped && !done) {
      endReading();
    }
  }

  private void readOn() {
    if (body.drainTo(reader, () -> !intake.publisher().crowded(delivery))) {
      if (stopped) {
        stopped = false;
        clock.go(System.nanoTime());
        request.resume();
      }
      if (bodyEnded) {
        endReading();
      }
    } else {
      if (!stopped) {
        stopped = true;
        clock.stop(System.nanoTime());
        request.pause();
      }
      intake.vertx().setTimer(LOOK_AGAIN_MILLIS, timer -> lookAgain());
    }
  }

  private void lookAgain() {
    if (!done) {
      guarded(this::readOn);
    }
  }

  private void endReading() {
    if (readToEnd) {
      return; // resuming may have brought the end before its caller looked
    }
    readToEnd = true;
    body.end();
    reader.end();
    release();
    intake.metrics().body(cluster.id(), body.bodyBytes(), receivedAt);
    long ended = System.nanoTime();
    CompletableFuture<Void> ignored =
        delivery
            .done()
            .thenRun(
                () ->
                    intake
                        .metrics()
                        .acknowledgedAfter(Duration.ofNanos(System.nanoTime() - ended)));
    delivery.complete();
  }

  private void publish(Item item) {
    if (item instanceof Item.Event event) {
      hasEvents = true;
      intake.metrics().event(cluster.id(), event);
      AuditEvent audit =
          new AuditEvent(event.eventId(), event.auditID(), attributes, receivedAt, event.json());
      intake.publisher().publish(audit.toRecord(intake.topics().events().name()), delivery);
    } else if (item instanceof Item.Unusable unusable) {
      intake.metrics().deadLetter(cluster.id(), unusable.fault());
      DeadLetter letter =
          DeadLetter.received(unusable.raw(), unusable.sentence(), "ingest", cluster.id());
      intake.publisher().publish(letter.toRecord(intake.topics().deadLetters().name()), delivery);
    }
  }

  private void lookAtClock() {
    long now = System.nanoTime();
    if (bodyEnded || done) {
      return;
    }
    if (clock.late(wireBytes, now)) {
      fail(new RefusedException(408, "the body comes too slowly"));
    } else if (clock.stoppedFor(now).compareTo(LONGEST_STOP) > 0) {
      fail(new RefusedException(503, "there is too much to do; send it again later"));
    }
  }

  private void delivered(@Nullable Throwable failure) {
    if (done) {
      return;
    }
    if (failure == null) {
      finish();
      if (hasEvents) {
        intake.metrics().acknowledged(cluster.id(), receivedAt);
      }
      intake.answers().accept(request);
    } else {
      fail(
          failure instanceof RefusedException refusal
              ? refusal
              : new RefusedException(503, "the events could not be written"));
    }
  }

  private void guarded(Runnable step) {
    try {
      step.run();
    } catch (RefusedException refusal) {
      fail(refusal);
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("a request could not be worked on");
      fail(new RefusedException(500, "ingest failed; its log says why"));
    }
  }

  private void fail(RefusedException refusal) {
    if (!done) {
      finish();
      intake.answers().refuse(request, refusal, cluster);
      delivery.fail(refusal);
    }
  }

  private void abort() {
    if (!done) {
      finish();
      intake.metrics().aborted();
      delivery.fail(new RefusedException(499, "the sender is gone"));
    }
  }

  private void finish() {
    done = true;
    release();
    intake.vertx().cancelTimer(watch);
    whenDone.run();
  }

  private void release() {
    reader.close();
    body.close();
  }
}
