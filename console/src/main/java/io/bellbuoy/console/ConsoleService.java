package io.bellbuoy.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.bellbuoy.bootstrap.AdminServer;
import io.bellbuoy.bootstrap.HealthCheck;
import io.bellbuoy.bootstrap.OpenParts;
import io.bellbuoy.bootstrap.Service;
import io.bellbuoy.bootstrap.ServiceMetrics;
import io.bellbuoy.bootstrap.StartException;
import io.bellbuoy.console.clusters.ClusterRates;
import io.bellbuoy.console.config.ConfigApis;
import io.bellbuoy.console.http.Api;
import io.bellbuoy.console.http.Endpoint;
import io.bellbuoy.console.http.Routes;
import io.bellbuoy.console.http.TrustedProxies;
import io.bellbuoy.console.people.OidcApi;
import io.bellbuoy.console.people.People;
import io.bellbuoy.console.people.PeopleGuard;
import io.bellbuoy.console.people.SessionApi;
import io.bellbuoy.console.people.Sessions;
import io.bellbuoy.console.people.TokensApi;
import io.bellbuoy.console.people.UsersApi;
import io.bellbuoy.console.state.RegistryState;
import io.bellbuoy.console.trial.Workbench;
import io.bellbuoy.console.web.PageHandler;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.registry.PeopleImage;
import io.bellbuoy.registry.RegistryException;
import io.bellbuoy.registry.RegistryLoader;
import io.bellbuoy.registry.RegistryWriter;
import io.bellbuoy.registry.StatusImage;
import io.bellbuoy.registry.StatusReporter;
import io.bellbuoy.registry.TokenUses;
import io.bellbuoy.registry.TopicInstaller;
import io.bellbuoy.registry.secret.InstallationKey;
import io.bellbuoy.schemas.InstanceStatus;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The console. Built, started and closed once, by one thread. */
public final class ConsoleService implements Service {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ConsoleConfig config;
  private final Clock clock = Clock.systemUTC();
  private final String instance =
      "console-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 8);
  private final OpenParts open = new OpenParts();
  private List<Endpoint> endpoints = List.of();
  private JsonNode description = MissingNode.getInstance();
  private int port;
  private int adminPort;

  /** A console that does nothing yet. */
  public ConsoleService(ConsoleConfig config) {
    this.config = config;
  }

  @Override
  public void start() {
    try {
      startAll();
    } catch (RegistryException e) {
      throw new StartException(String.valueOf(e.getMessage()), e);
    }
  }

  private void startAll() {
    KafkaConfig kafka = config.kafka();
    InstallationKey key = InstallationKey.in(config.key());
    TopicInstaller.install(kafka);
    PrometheusMeterRegistry metrics = ServiceMetrics.create();
    open.add(metrics::close);
    Vertx vertx = vertx();
    RegistryWriter writer = open.add(new RegistryWriter(kafka));
    RegistryLoader<PeopleImage> people = followed(RegistryLoader.people(kafka));
    ClusterRates rates = new ClusterRates(clock);
    RegistryLoader<StatusImage> status = followed(RegistryLoader.status(kafka).listener(rates));
    ConfigApis configured = open.add(new ConfigApis(kafka, writer));
    configured.start();

    TokenUses uses = open.add(new TokenUses(writer, "console", clock));
    uses.start();
    People known = new People(RegistryState.people(people, writer));
    Sessions sessions =
        new Sessions(key.mac("sessions"), config.sessions(), config.secure(), clock);
    PeopleGuard guard = new PeopleGuard(known, sessions, uses::note, clock);
    String sinkToken = SinkToken.registered(key, people.await(PATIENCE), writer);
    TrustedProxies proxies = new TrustedProxies(config.trustedProxies());
    SinkPassage sink = new SinkPassage(vertx, config.sink(), sinkToken, guard, proxies);

    Workbench workbench =
        open.add(
            new Workbench(
                kafka, () -> configured.book().now().library().lists(), config.redactor(), clock));
    List<Api> apis = new ArrayList<>();
    apis.add(new SessionApi(known, guard, sessions, clock));
    apis.add(new OidcApi(known, sessions, key.box(), config.oidc(), config.publicUrl(), clock));
    apis.add(new UsersApi(known, clock));
    apis.add(new TokensApi(known, clock));
    apis.add(new AlertsApi(sink));
    apis.add(new OverviewApi(status, clock));
    apis.add(workbench.check());
    apis.add(workbench.words());
    apis.addAll(
        configured.apis(
            rates,
            () -> status.caughtUp() ? status.image() : StatusImage.EMPTY,
            sink::alert,
            sink,
            key.box(),
            config.ingest().read(),
            clock));
    Routes routes = new Routes(vertx, guard, proxies, key.mac("cursors"));
    OpenApi openApi = new OpenApi(apis);
    apis.add(openApi);
    description = openApi.document();
    ConsoleServer server =
        new ConsoleServer(vertx, routes, PageHandler.make(), apis, new ConsoleMetrics(metrics));
    endpoints = server.endpoints();
    port = server.listen(config.http());

    List<HealthCheck> checks = new ArrayList<>(configured.checks());
    checks.add(new HealthCheck("kafka", people::problem));
    checks.add(new HealthCheck("status", status::problem));
    admin(metrics, checks);
    StatusReporter reporter = open.add(new StatusReporter(kafka, () -> status(checks)));
    reporter.start();
  }

  private InstanceStatus status(List<HealthCheck> checks) {
    List<String> problems =
        checks.stream()
            .filter(check -> check.problem().get() != null)
            .map(check -> check.name() + ": " + check.problem().get())
            .toList();
    return new InstanceStatus(instance, "console", Instant.now(clock), 0, problems, Map.of());
  }

  private void admin(PrometheusMeterRegistry registry, List<HealthCheck> checks) {
    AdminServer admin = open.add(new AdminServer(config.admin(), registry, checks));
    admin.start();
    adminPort = admin.port();
  }

  private <I> RegistryLoader<I> followed(RegistryLoader<I> loader) {
    open.add(loader).start();
    return loader;
  }

  private Vertx vertx() {
    Vertx vertx = Vertx.vertx();
    open.add(
        () -> vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS));
    return vertx;
  }

  /** The API's own description, once started. */
  JsonNode description() {
    return description;
  }

  /** Everything that can be asked for, once started. */
  List<Endpoint> endpoints() {
    return endpoints;
  }

  /** Where the API and the page listen, once started. */
  public int port() {
    return port;
  }

  /** Where health and metrics listen, once started. */
  public int adminPort() {
    return adminPort;
  }

  @Override
  public void close() {
    open.close();
  }
}
