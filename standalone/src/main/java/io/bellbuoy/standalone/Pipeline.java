package io.bellbuoy.standalone;

import io.bellbuoy.bootstrap.HttpConfig;
import io.bellbuoy.broker.EmbeddedBroker;
import io.bellbuoy.console.ConsoleService;
import io.bellbuoy.engine.EngineService;
import io.bellbuoy.ingest.IngestService;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.rules.file.RuleFileReader;
import io.bellbuoy.rules.file.RuleFiles;
import io.bellbuoy.schemas.Role;
import io.bellbuoy.schemas.Topics;
import io.bellbuoy.sink.SinkService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything in one process: what {@link #start} opens, against the stream's direction, {@link
 * #close} closes with it, so that whoever takes something in outlives nobody who hands it on. Not
 * thread-safe.
 */
final class Pipeline implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
  private static final String THIS_RUN = "up";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path data;
  private final UpConfig config;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private volatile @Nullable String engineGaveUp;
  private volatile Supplier<Optional<String>> fault = Optional::empty;
  private @Nullable Endpoints endpoints;
  private @Nullable String oneTimePassword;

  Pipeline(Path data, UpConfig config) {
    this.data = data;
    this.config = config;
  }

  /** Returns when events are taken. */
  void start(Map<String, String> environment) {
    // A start is mostly the loading of code: what needs no broker does not wait for it.
    CompletableFuture<RuleFiles> shipped = CompletableFuture.supplyAsync(RuleFileReader::shipped);
    EmbeddedBroker broker = opened(EmbeddedBroker.start(data.resolve("kafka"), config.kafka()));
    fault = () -> broker.fault().or(() -> Optional.ofNullable(engineGaveUp));
    KafkaConfig kafka = KafkaConfig.relaxed(broker.bootstrapServers(), Topics.DEFAULT.prefix());

    UpServices services = new UpServices(kafka, data, config, environment);
    SinkService sink = opened(new SinkService(services.sink()));
    EngineService engine = opened(new EngineService(services.engine(), why -> engineGaveUp = why));
    IngestService ingest = opened(new IngestService(services.ingest()));
    String webhookToken;
    String apiToken;
    String password;
    try (Installation installation = Installation.on(kafka)) {
      // Before the services start, so that they know both tokens when they say that they are ready.
      webhookToken = LocalCluster.token(installation, data);
      apiToken = installation.issueToken(THIS_RUN, Role.ADMIN);
      password = installation.firstAdmin();
      Together.run(
          List.of(
              () -> installation.installLibrary(shipped.join()),
              sink::start,
              engine::start,
              ingest::start));
    }
    String api = "http://%s:%d".formatted(reachable(config.api()), sink.apiPort());
    String https = "https://%s:%d".formatted(reachable(config.https()), ingest.httpsPort());
    ConsoleService console = opened(new ConsoleService(services.console(api, https)));
    Together.run(List.of(console::start, () -> engine.awaitRunning(PATIENCE)));
    String admin = "http://" + reachable(config.admin()) + ":";
    Readiness.await("sink", admin + sink.adminPort(), PATIENCE);
    Readiness.await("ingest", admin + ingest.adminPort(), PATIENCE);

    Endpoints ready =
        new Endpoints(
            "http://%s:%d/api/v1/kubernetes/webhook/%s"
                .formatted(reachable(config.webhook()), ingest.webhookPort(), webhookToken),
            api,
            "http://%s:%d".formatted(reachable(config.console()), console.port()),
            broker.bootstrapServers(),
            apiToken,
            https,
            services.authority().toString());
    ready.write(data);
    opened(() -> Endpoints.remove(data));
    endpoints = ready;
    oneTimePassword = password;
  }

  /** An address of this machine where the port listens on all of them. */
  private static String reachable(HttpConfig http) {
    return http.host().equals("0.0.0.0") ? "127.0.0.1" : http.host();
  }

  /** Why it can go on no longer, such as a full disk; empty while it is well. */
  Optional<String> fault() {
    return fault.get();
  }

  /** Where it can be reached, once it is started. */
  Endpoints endpoints() {
    return Objects.requireNonNull(endpoints, "not started");
  }

  /** The password of the user admin where this start has made it; it serves to choose another. */
  @Nullable String oneTimePassword() {
    return oneTimePassword;
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  @Override
  public void close() {
    for (AutoCloseable part = open.poll(); part != null; part = open.poll()) {
      closeOne(part);
    }
  }

  /** What does not close must not keep the others from closing. */
  private static void closeOne(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.atWarn()
          .addKeyValue("part", part.getClass().getSimpleName())
          .addKeyValue("why", e.getMessage())
          .log("did not close cleanly");
    }
  }
}
