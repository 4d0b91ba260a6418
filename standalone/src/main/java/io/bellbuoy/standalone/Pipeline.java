package io.bellbuoy.standalone;

import io.bellbuoy.bootstrap.OpenParts;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything in one process: what {@link #start} opens, against the stream's direction, {@link
 * #close} closes with it, so that whoever takes something in outlives nobody who hands it on. Not
 * thread-safe.
 */
final class Pipeline implements AutoCloseable {

  private static final String THIS_RUN = "up";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path data;
  private final UpConfig config;
  private final OpenParts open = new OpenParts();
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
    EmbeddedBroker broker = open.add(EmbeddedBroker.start(data.resolve("kafka"), config.kafka()));
    fault = () -> broker.fault().or(() -> Optional.ofNullable(engineGaveUp));
    KafkaConfig kafka = KafkaConfig.relaxed(broker.bootstrapServers(), Topics.DEFAULT.prefix());

    UpServices services = new UpServices(kafka, data, config, environment);
    SinkService sink = open.add(new SinkService(services.sink()));
    EngineService engine =
        open.add(new EngineService(services.engine(), why -> engineGaveUp = why));
    IngestService ingest = open.add(new IngestService(services.ingest()));
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
    String api = "http://%s:%d".formatted(config.api().reachableHost(), sink.apiPort());
    String https = "https://%s:%d".formatted(config.https().reachableHost(), ingest.httpsPort());
    ConsoleService console = open.add(new ConsoleService(services.console(api, https)));
    Together.run(List.of(console::start, () -> engine.awaitRunning(PATIENCE)));
    String admin = "http://" + config.admin().reachableHost() + ":";
    Readiness.await("sink", admin + sink.adminPort(), PATIENCE);
    Readiness.await("ingest", admin + ingest.adminPort(), PATIENCE);

    Endpoints ready =
        new Endpoints(
            "http://%s:%d/api/v1/kubernetes/webhook/%s"
                .formatted(config.webhook().reachableHost(), ingest.webhookPort(), webhookToken),
            api,
            "http://%s:%d".formatted(config.console().reachableHost(), console.port()),
            broker.bootstrapServers(),
            apiToken,
            https,
            services.authority().toString());
    ready.write(data);
    open.add(() -> Endpoints.remove(data));
    endpoints = ready;
    oneTimePassword = password;
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

  @Override
  public void close() {
    open.close();
  }
}
