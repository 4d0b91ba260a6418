package io.bellbuoy.sink;

import io.bellbuoy.bootstrap.AdminServer;
import io.bellbuoy.bootstrap.HealthCheck;
import io.bellbuoy.bootstrap.OpenParts;
import io.bellbuoy.bootstrap.Service;
import io.bellbuoy.bootstrap.ServiceMetrics;
import io.bellbuoy.bootstrap.StartException;
import io.bellbuoy.registry.ChannelsImage;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.registry.PeopleImage;
import io.bellbuoy.registry.RegistryException;
import io.bellbuoy.registry.RegistryLoader;
import io.bellbuoy.registry.StatusReporter;
import io.bellbuoy.registry.TopicInstaller;
import io.bellbuoy.registry.secret.ChannelSecrets;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.sink.channel.ChannelEnvironment;
import io.bellbuoy.sink.channel.ChannelKinds;
import io.bellbuoy.sink.store.AlertStore;
import io.bellbuoy.sink.store.AlertStoreException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sink: alerts to the store and the channels, and the alerts' HTTP API. Built, started and
 * closed once, by one thread.
 */
public final class SinkService implements Service {

  private static final int IDLE_SECONDS = 120;

  private final SinkConfig config;
  private final OpenParts open = new OpenParts();
  private int apiPort;
  private int adminPort;

  /** A sink that does nothing yet. */
  public SinkService(SinkConfig config) {
    this.config = config;
  }

  @Override
  public void start() {
    try {
      startAll();
    } catch (RegistryException | AlertStoreException e) {
      throw new StartException(String.valueOf(e.getMessage()), e);
    }
  }

  private void startAll() {
    KafkaConfig kafka = config.kafka();
    String instance = InstanceId.in(config.data());
    TopicInstaller.install(kafka);
    PrometheusMeterRegistry registry = ServiceMetrics.create();
    open.add(registry::close);
    SinkMetrics metrics = new SinkMetrics(registry);
    AlertStore store = open.add(config.store().open(config.data()));
    Vertx vertx = vertx();
    KnownGroups known = KnownGroups.in(config.data().resolve("groups"));
    ConsumerBuilder consumers = new ConsumerBuilder(kafka, instance, config.sessionTimeout());
    DeadLetterPublisher deadLetters = open.add(new DeadLetterPublisher(kafka, instance));

    Progress saving = saveAlerts(consumers, known, store, deadLetters, metrics);
    ChannelSecrets secrets = ChannelSecrets.withKeyOf(config.key());
    ChannelKinds trusted = kinds(vertx, null, secrets);
    ChannelKinds confined = kinds(vertx, config.data().resolve("channels"), secrets);
    Channels channels = sendAlerts(trusted, confined, consumers, known, deadLetters, metrics);
    RegistryLoader<ChannelsImage> registered =
        open.add(RegistryLoader.channels(kafka))
            .listener((delta, image) -> known.retain(groups(image)))
            .listener((delta, image) -> channels.apply(image.channels()));
    registered.start();
    Retention retention = purge(store, metrics);
    ChangePublisher trail = open.add(new ChangePublisher(kafka, instance, metrics));
    ChannelTests tests =
        new ChannelTests(
            fixedChannels(), trusted, confined, registered::image, secrets, Clock.systemUTC());
    AlertStream stream =
        serve(vertx, consumers, store, trail, new ChannelTestHandler(vertx, tests), metrics);

    if (config.watch().enabled()) {
      open.add(new SelfWatch(consumers, config.watch(), metrics)).start();
    }

    SinkStatus status =
        new SinkStatus(instance, saving, channels, registered, metrics, retention, stream);
    admin(registry, status.checks());
    StatusReporter reporter = open.add(new StatusReporter(kafka, status::now));
    reporter.start();
  }

  private Progress saveAlerts(
      ConsumerBuilder consumers,
      KnownGroups known,
      AlertStore store,
      DeadLetterPublisher deadLetters,
      SinkMetrics metrics) {
    Group group = Group.store(config.kafka().topicPrefix());
    Progress progress = new Progress();
    metrics.show(group, progress);
    GroupConsumer<Alert> consumer =
        new GroupConsumer<>(
            () -> consumers.member(group),
            group,
            config.kafka().topics().alerts().name(),
            known,
            new StoreDelivery(store, deadLetters, metrics),
            Ledger.OFFSETS,
            progress);
    open.add(consumer).start();
    return progress;
  }

  /**
   * How channels are opened.
   *
   * @param folder that paths must lie in; null: anywhere
   */
  private ChannelKinds kinds(Vertx vertx, @Nullable Path folder, ChannelSecrets secrets) {
    boolean allowLocal = config.webhooks().allowLocal();
    return new ChannelKinds(new ChannelEnvironment(vertx, System.out, folder, allowLocal), secrets);
  }

  private List<ChannelConfig> fixedChannels() {
    return config.channels().stream().map(SinkConfig.Channel::toConfig).toList();
  }

  private Channels sendAlerts(
      ChannelKinds trusted,
      ChannelKinds confined,
      ConsumerBuilder consumers,
      KnownGroups known,
      DeadLetterPublisher deadLetters,
      SinkMetrics metrics) {
    ChannelConsumer.Surroundings surroundings =
        new ChannelConsumer.Surroundings(consumers, known, deadLetters, metrics);
    Channels channels =
        new Channels(
            fixedChannels(),
            trusted,
            confined,
            (channel, kinds) -> ChannelConsumer.start(channel, kinds, surroundings),
            new GroupRemoval(consumers.kafka(), consumers.instance())::channel);
    return open.add(channels);
  }

  /** All that this sink works for; what it knows of others is of those that are gone. */
  private Set<Group> groups(ChannelsImage registered) {
    String prefix = config.kafka().topicPrefix();
    Set<Group> groups = new HashSet<>(Set.of(Group.store(prefix)));
    Stream.concat(
            registered.channels().keySet().stream(),
            config.channels().stream().map(SinkConfig.Channel::id))
        .forEach(id -> groups.addAll(Set.of(Group.channel(prefix, id), Group.events(prefix, id))));
    return groups;
  }

  private Retention purge(AlertStore store, SinkMetrics metrics) {
    Retention retention = new Retention(store, config.retention(), metrics, Clock.systemUTC());
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "retention");
              thread.setDaemon(true);
              return thread;
            });
    open.add(timer::shutdownNow);
    Future<?> unused = timer.scheduleWithFixedDelay(retention, 0, 1, TimeUnit.MINUTES);
    Future<?> unusedAgain = timer.scheduleWithFixedDelay(retention::again, 5, 5, TimeUnit.SECONDS);
    return retention;
  }

  private AlertStream serve(
      Vertx vertx,
      ConsumerBuilder consumers,
      AlertStore store,
      ChangePublisher trail,
      ChannelTestHandler channelTests,
      SinkMetrics metrics) {
    RegistryLoader<PeopleImage> people = open.add(RegistryLoader.people(config.kafka()));
    people.start();
    AlertFeed feed = new AlertFeed(config.stream().clients());
    metrics.gauge("stream.clients", "Who watches now", feed::watchers);
    AlertStream stream =
        new AlertStream(
            () -> consumers.reader("stream"), config.kafka().topics().alerts().name(), feed);
    TokenHandler tokens =
        new TokenHandler(() -> people.caughtUp() ? people.image() : null, Clock.systemUTC());
    StreamHandler watching =
        new StreamHandler(
            vertx,
            feed,
            stream::isLive,
            new StreamReplay(store),
            tokens,
            config.stream().heartbeat(),
            metrics);
    Clock clock = Clock.systemUTC();
    ExportHandler exports = new ExportHandler(vertx, store, tokens, metrics, clock);
    metrics.gauge("exports.running", "Exports that are being written", exports::running);
    StateHandler states = new StateHandler(store, feed, trail, metrics, clock);
    AlertsApi api = new AlertsApi(vertx, store, tokens, watching, exports, states, channelTests);
    apiPort =
        config
            .http()
            .listen(
                vertx
                    .createHttpServer(config.http().serverOptions().setIdleTimeout(IDLE_SECONDS))
                    .requestHandler(api.router(vertx)));
    metrics.count("stream.restarts", "New starts of the live stream", stream::restarts);
    open.add(stream).start();
    return stream;
  }

  private void admin(PrometheusMeterRegistry registry, List<HealthCheck> checks) {
    AdminServer admin = open.add(new AdminServer(config.admin(), registry, checks));
    admin.start();
    adminPort = admin.port();
  }

  private Vertx vertx() {
    Vertx vertx = Vertx.vertx();
    open.add(
        () -> vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS));
    return vertx;
  }

  /** Where the alerts' API listens, once started. */
  public int apiPort() {
    return apiPort;
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
