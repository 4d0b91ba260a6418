package io.bellbuoy.ingest;

import io.bellbuoy.schemas.Cluster;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /api/v1/kubernetes/webhook/{token}}: decides from its head alone whether a request is
 * taken. This class is thread-safe.
 */
final class WebhookHandler implements Handler<HttpServerRequest> {

  private static final String PATH = "/api/v1/kubernetes/webhook/";
  private static final Logger LOG = LoggerFactory.getLogger(WebhookHandler.class);

  private final ClusterGate gate;
  private final Breaker breaker;
  private final TopicSetup topics;
  private final Intake intake;
  private final AtomicInteger inWork = new AtomicInteger();
  private volatile boolean draining;

  WebhookHandler(ClusterGate gate, Breaker breaker, TopicSetup topics, Intake intake) {
    this.gate = gate;
    this.breaker = breaker;
    this.topics = topics;
    this.intake = intake;
  }

  @Override
  public void handle(HttpServerRequest request) {
    Cluster named = null;
    try {
      named = gate.named(token(request));
      Cluster cluster = gate.identify(named, request);
      checkBody(request);
      checkCapacity();
      take(request, cluster);
    } catch (RefusedException refusal) {
      LOG.atDebug()
          .addKeyValue("status", refusal.status())
          .addKeyValue("from", request.remoteAddress())
          .log("refused a request");
      intake.answers().refuse(request, refusal, named);
    }
  }

  /** Takes no more requests. */
  void drain() {
    draining = true;
  }

  /** Why nothing is taken although all is well, a sentence; null: it is. */
  @Nullable String stopping() {
    return draining ? "this instance is stopping" : null;
  }

  int inWork() {
    return inWork.get();
  }

  /** Whether the body is gzip; everything else that is let through is plain. */
  static boolean isGzip(HttpServerRequest request) {
    String encoding = request.getHeader("content-encoding");
    return encoding != null
        && encoding.strip().toLowerCase(java.util.Locale.ROOT).matches("(x-)?gzip");
  }

  private static String token(HttpServerRequest request) {
    String path = request.path();
    if (path == null || !isWebhook(path)) {
      throw new RefusedException(404, "there is only " + PATH + "{token} here");
    }
    if (!request.method().equals(HttpMethod.POST)) {
      throw new RefusedException(405, "an EventList is sent with POST");
    }
    return path.substring(PATH.length());
  }

  private static boolean isWebhook(String path) {
    return path.startsWith(PATH)
        && path.length() > PATH.length()
        && path.indexOf('/', PATH.length()) < 0;
  }

  private void checkBody(HttpServerRequest request) {
    String encoding = request.getHeader("content-encoding");
    if (encoding != null && !encoding.strip().equalsIgnoreCase("identity") && !isGzip(request)) {
      throw new RefusedException(415, "Content-Encoding must be gzip or absent");
    }
    String length = request.getHeader("content-length");
    long limit = intake.limits().maxBody().count();
    if (length != null && length.length() < 19 && Long.parseLong(length) > limit) {
      throw BodyDecoder.tooLarge(limit);
    }
  }

  private void checkCapacity() {
    if (draining) {
      throw new RefusedException(503, "this instance is stopping; send it again");
    }
    if (!breaker.admits()) {
      throw new RefusedException(503, "Kafka is not taking events now; send it again later");
    }
    if (topics.problem() != null) {
      throw new RefusedException(503, "the topics cannot be written to yet; send it again later");
    }
    if (intake.publisher().full() || inWork.get() >= intake.limits().maxRequests()) {
      throw new RefusedException(503, "there is too much to do; send it again later");
    }
  }

  private void take(HttpServerRequest request, Cluster cluster) {
    inWork.incrementAndGet();
    new WebhookCall(request, cluster, intake, inWork::decrementAndGet).start();
    if ("100-continue".equalsIgnoreCase(request.getHeader("expect"))) {
      Future<Void> ignored = request.response().writeContinue();
    }
  }
}
