package io.bellbuoy.ingest;

import io.bellbuoy.bootstrap.AdminServer;
import io.bellbuoy.bootstrap.HealthCheck;
import io.bellbuoy.bootstrap.HttpConfig;
import io.bellbuoy.bootstrap.Service;
import io.bellbuoy.bootstrap.ServiceMetrics;
import io.bellbuoy.bootstrap.StartException;
import io.bellbuoy.registry.ClustersImage;
import io.bellbuoy.registry.RegistryException;
import io.bellbuoy.registry.RegistryLoader;
import io.bellbuoy.registry.StatusReporter;
import io.bellbuoy.schemas.InstanceStatus;
import io.bellbuoy.schemas.Topics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes audit events from the clusters' webhooks and writes them to the events topic. Start and
 * close are for one thread; the ports may be asked for by any.
 */
public final class IngestService implements Service {

  private static final Logger LOG = LoggerFactory.getLogger(IngestService.class);
  private static final Duration CLUSTERS_PATIENCE = Duration.ofSeconds(10);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

  private final IngestConfig config;
  private final PrometheusMeterRegistry meters = ServiceMetrics.create();
  private final IngestMetrics metrics = new IngestMetrics(meters);
  private final Breaker breaker = new Breaker(System::nanoTime);
  private final BrokerProbe probe;
  private final TopicSetup topics;
  private final RegistryLoader<ClustersImage> clusters;
  private final ClusterGate gate;
  private final AuditEventPublisher publisher;
  private final Vertx vertx;
  private final WebhookHandler handler;
  private final AdminServer admin;
  private final StatusReporter status;
  private final List<WebhookServer> servers = new ArrayList<>();
  private volatile int webhookPort;
  private volatile int httpsPort;
  private volatile String instance = "ingest";

  /** Wires it; nothing runs yet. */
  public IngestService(IngestConfig config) {
    this.config = config;
    MemoryPlan memory =
        MemoryPlan.of(
            config.memory() == null ? null : config.memory().count(),
            Runtime.getRuntime().maxMemory());
    probe = new BrokerProbe(config.kafka(), breaker);
    clusters = RegistryLoader.clusters(config.kafka());
    gate = new ClusterGate(clusters);
    topics = new TopicSetup(config.kafka(), breaker);
    publisher =
        new AuditEventPublisher(
            EventProducer.create(config.kafka(), memory.producer()),
            breaker,
            memory.inFlight(),
            meters);
    vertx = Vertx.vertx(vertxOptions());
    handler =
        new WebhookHandler(
            gate,
            breaker,
            topics,
            new Intake(
                vertx,
                config.webhook(),
                config.kafka().topics(),
                new LargeBuffers(memory.largeBuffers(), Topics.MAX_EVENT_BYTES),
                publisher,
                metrics,
                new Answers(vertx, metrics, config.webhook().retryAfter())));
    metrics.watch(breaker);
    admin =
        new AdminServer(
            config.admin(),
            meters,
            List.of(
                new HealthCheck("kafka", breaker::problem),
                new HealthCheck("topics", topics::problem),
                new HealthCheck("clusters", gate::problem),
                new HealthCheck("stopping", handler::stopping)));
    status = new StatusReporter(config.kafka(), this::status);
  }

  /**
   * Listens. Where Kafka does not answer it starts nevertheless, and refuses requests with 503
   * until it does.
   *
   * @throws StartException where a port is taken, a certificate cannot be used or the topics must
   *     not be written to
   */
  @Override
  public void start() {
    probe.start();
    probe.awaitFirst();
    topics.start();
    clusters.start();
    publisher.start();
    awaitClusters();
    webhookPort = listen(config.http(), 1);
    httpsPort = listen(config.https(), 2);
    instance = InstanceName.of(config.instance(), webhookPort > 0 ? webhookPort : httpsPort);
    admin.start();
    status.start();
    LOG.atInfo()
        .addKeyValue("instance", instance)
        .addKeyValue("http", webhookPort)
        .addKeyValue("https", httpsPort)
        .addKeyValue("admin", admin.port())
        .log("taking audit events");
  }

  /** The port of {@code http} once started; 0: there is none. */
  public int webhookPort() {
    return webhookPort;
  }

  /** The port of {@code https} once started; 0: there is none. */
  public int httpsPort() {
    return httpsPort;
  }

  /** The port of health and metrics once started. */
  public int adminPort() {
    return admin.port();
  }

  int requestsInWork() {
    return handler.inWork();
  }

  @Override
  public void close() {
    handler.drain();
    awaitRequests();
    status.close();
    closeVertx();
    publisher.close();
    probe.close();
    topics.close();
    clusters.close();
    admin.close();
    meters.close();
  }

  /** With Kafka there, the first request is not to meet a service that knows nobody yet. */
  private void awaitClusters() {
    if (breaker.problem() == null) {
      try {
        clusters.await(CLUSTERS_PATIENCE);
      } catch (RegistryException e) {
        LOG.atWarn().addKeyValue("problem", e.getMessage()).log("starting without the clusters");
      }
    }
  }

  private int listen(@Nullable HttpConfig http, int share) {
    if (http == null) {
      return 0;
    }
    WebhookServer server =
        new WebhookServer(vertx, http, handler, config.webhook().idleTimeout(), eventLoops());
    servers.add(server);
    return server.listen(share);
  }

  private int eventLoops() {
    return config.eventLoops() == 0
        ? Runtime.getRuntime().availableProcessors()
        : config.eventLoops();
  }

  private VertxOptions vertxOptions() {
    return new VertxOptions()
        .setEventLoopPoolSize(eventLoops())
        .setWorkerPoolSize(1)
        .setInternalBlockingPoolSize(2)
        .setFileSystemOptions(
            new FileSystemOptions()
                .setClassPathResolvingEnabled(false)
                .setFileCachingEnabled(false));
  }

  private InstanceStatus status() {
    List<String> problems =
        Stream.of(breaker.problem(), topics.problem(), gate.problem())
            .filter(Objects::nonNull)
            .toList();
    return new InstanceStatus(instance, "ingest", Instant.now(), 0, problems, metrics.totals());
  }

  private void awaitRequests() {
    long end = System.nanoTime() + config.webhook().drain().toNanos();
    while (handler.inWork() > 0 && System.nanoTime() < end) {
      try {
        TimeUnit.MILLISECONDS.sleep(10);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    if (handler.inWork() > 0) {
      LOG.atWarn().addKeyValue("requests", handler.inWork()).log("cutting off requests in work");
    }
  }

  private void closeVertx() {
    try {
      vertx
          .close()
          .toCompletionStage()
          .toCompletableFuture()
          .orTimeout(CLOSE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          .join();
    } catch (CompletionException e) {
      LOG.atWarn().addKeyValue("problem", e.getCause()).log("the webhook's ports did not close");
    }
  }
}
