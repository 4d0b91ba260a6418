package io.bellbuoy.engine;

import static java.util.Objects.requireNonNull;

import io.bellbuoy.bootstrap.AdminServer;
import io.bellbuoy.bootstrap.HealthCheck;
import io.bellbuoy.bootstrap.OpenParts;
import io.bellbuoy.bootstrap.Service;
import io.bellbuoy.bootstrap.ServiceMetrics;
import io.bellbuoy.bootstrap.StartException;
import io.bellbuoy.registry.PolicyImage;
import io.bellbuoy.registry.RegistryException;
import io.bellbuoy.registry.RegistryLoader;
import io.bellbuoy.registry.StatusReporter;
import io.bellbuoy.registry.TopicInstaller;
import io.bellbuoy.schemas.InstanceStatus;
import io.bellbuoy.schemas.Topics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;

/**
 * Judges the audit events by the published policy and raises alerts, exactly once. Thread-safe.
 *
 * <p>It fails closed: until there is a policy that it can use, no event is consumed.
 */
public final class EngineService implements Service {

  private final EngineConfig config;
  private final Topics topics;
  private final Clock clock = Clock.systemUTC();
  private final PrometheusMeterRegistry registry = ServiceMetrics.create();
  private final EngineMetrics metrics = new EngineMetrics(registry, clock);
  private final LivePolicy policy = new LivePolicy(metrics);
  private final RecentTrouble trouble = new RecentTrouble(clock);
  private final RecentTrouble gap = new RecentTrouble(clock);
  private final Gaps gaps = new Gaps(metrics, gap);
  private final ThreadFailures failures;
  private final RecordLimits limits;

  private final OpenParts open = new OpenParts();

  private volatile List<HealthCheck> checks = List.of();
  private volatile @Nullable DetectionStreams streams;
  private volatile @Nullable AdminServer adminServer;

  public EngineService(EngineConfig config) {
    this(config, reason -> {});
  }

  /**
   * @param givingUp told once why, should the engine end by itself; must not block
   */
  public EngineService(EngineConfig config, Consumer<String> givingUp) {
    this.config = config;
    this.topics = config.kafka().topics();
    this.limits = RecordLimits.of(config);
    this.failures = new ThreadFailures(clock, metrics, trouble, givingUp);
  }

  /**
   * Returns when everything is in place but maybe the policy: events are judged as soon as there is
   * one, however late. Readiness says so until then; {@link #awaitRunning} waits for it.
   */
  @Override
  public synchronized void start() {
    try {
      startAll();
    } catch (RegistryException | KafkaException e) {
      throw new StartException(String.valueOf(e.getMessage()), e);
    }
  }

  private void startAll() {
    StateFolder state = open.add(StateFolder.open(config.state()));
    TopicInstaller.install(config.kafka());
    Admin admin = open.add(Admin.create(config.kafka().client(state.engine() + "-admin")));
    GroupOffsets group = new GroupOffsets(admin, config.applicationId(), topics.events().name());
    GroupOffsets counting =
        new GroupOffsets(admin, config.applicationId(), topics.matches().name());
    CountedTime countedTime = new CountedTime(group, counting, clock);
    LagMonitor lag = open.add(new LagMonitor(group, countedTime, metrics, clock).start());
    RegistryLoader<PolicyImage> loader = open.add(RegistryLoader.policy(config.kafka()));
    StatusReporter reporter =
        open.add(new StatusReporter(config.kafka(), () -> status(state.engine(), lag)));
    DetectionStreams detection = open.add(streams(state, countedTime));
    EngineStart start =
        open.add(
            new EngineStart(policy, group, counting, gaps, topics, limits, detection, failures)
                .begin());
    checks = checks(loader, start, detection, lag);
    AdminServer server = open.add(new AdminServer(config.admin(), registry, checks));

    streams = detection;
    adminServer = server;
    server.start();
    reporter.start();
    // In this order: what is reported is what the stream threads already read.
    loader.listener(policy).listener((delta, image) -> reporter.now()).start();
  }

  /**
   * Returns when events are judged.
   *
   * @throws StartException where that takes longer, or will never be; the message says why
   */
  public void awaitRunning(Duration patience) {
    requireNonNull(streams, "not started").awaitRunning(patience, this::problems);
  }

  /** The port of health and metrics; only after the start. */
  public int adminPort() {
    return requireNonNull(adminServer, "not started").port();
  }

  /**
   * Ends the transactions in hand and returns within half a minute.
   *
   * @throws IllegalStateException where the engine had given up by itself; the message says why
   */
  @Override
  public synchronized void close() {
    open.close();
    registry.close();
    if (failures.fatal() != null) {
      throw new IllegalStateException(failures.fatal());
    }
  }

  private DetectionStreams streams(StateFolder state, CountedTime countedTime) {
    AlertBuilder builder = new AlertBuilder(config.redactor(), limits.alerts(), metrics, clock);
    CountedAlerts counted = new CountedAlerts(limits.alerts(), clock);
    DeadLetters deadLetters = new DeadLetters(limits.deadLetters(), metrics, trouble);
    int most = config.alertsPerMinute(topics.events().partitions());
    Topology topology =
        new DetectionTopology(
                topics,
                config.deduplicationWindow(),
                () -> new DetectionProcessor(policy, builder, deadLetters, metrics),
                () -> new StormGuard(most, metrics, clock),
                () -> new CountingProcessor(counted, countedTime::until, deadLetters, metrics),
                metrics)
            .get();
    RefusedRecords refused = new RefusedRecords(limits.byTopic(topics), metrics, trouble);
    Properties settings = StreamsSettings.of(config, state, refused);
    return new DetectionStreams(topology, settings, gaps, failures, metrics);
  }

  private List<HealthCheck> checks(
      RegistryLoader<PolicyImage> loader,
      EngineStart start,
      DetectionStreams detection,
      LagMonitor lag) {
    return List.of(
        new HealthCheck("policy", policy::problem),
        new HealthCheck("registry", loader::problem),
        new HealthCheck("start", start::problem),
        new HealthCheck("streams", detection::problem),
        new HealthCheck("lag", lag::problem),
        new HealthCheck("gap", gap::recent));
  }

  private InstanceStatus status(String engine, LagMonitor lag) {
    Map<String, Long> totals = metrics.totals();
    totals.put("retentionNear", lag.problem() == null ? 0L : 1L);
    return new InstanceStatus(
        engine, "engine", clock.instant(), policy.version(), problems(), totals);
  }

  private List<String> problems() {
    return Stream.concat(
            checks.stream().map(check -> check.problem().get()),
            Stream.of(trouble).map(RecentTrouble::recent))
        .filter(Objects::nonNull)
        .toList();
  }
}
