package io.bellbuoy.console.config;

import io.bellbuoy.bootstrap.HealthCheck;
import io.bellbuoy.console.changes.ChangesApi;
import io.bellbuoy.console.changes.DeadLettersApi;
import io.bellbuoy.console.changes.KafkaChangeLog;
import io.bellbuoy.console.channels.ChannelsApi;
import io.bellbuoy.console.clusters.ClusterRates;
import io.bellbuoy.console.clusters.ClusterSetupApi;
import io.bellbuoy.console.clusters.ClustersApi;
import io.bellbuoy.console.clusters.Ingest;
import io.bellbuoy.console.clusters.WebhookTokens;
import io.bellbuoy.console.http.Api;
import io.bellbuoy.console.http.Endpoint;
import io.bellbuoy.console.policy.PolicyApi;
import io.bellbuoy.console.policy.PolicyFilesApi;
import io.bellbuoy.console.policy.VersionsApi;
import io.bellbuoy.console.rules.AlertSource;
import io.bellbuoy.console.rules.ExceptionsApi;
import io.bellbuoy.console.rules.Library;
import io.bellbuoy.console.rules.ListsApi;
import io.bellbuoy.console.rules.RuleFilesApi;
import io.bellbuoy.console.rules.RulesApi;
import io.bellbuoy.console.state.RegistryState;
import io.bellbuoy.console.state.State;
import io.bellbuoy.registry.ChannelsImage;
import io.bellbuoy.registry.ClustersImage;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.registry.LibraryImage;
import io.bellbuoy.registry.PolicyImage;
import io.bellbuoy.registry.RegistryLoader;
import io.bellbuoy.registry.RegistryWriter;
import io.bellbuoy.registry.RuleBook;
import io.bellbuoy.registry.Secrets;
import io.bellbuoy.registry.StatusImage;
import io.bellbuoy.registry.secret.ChannelSecrets;
import io.bellbuoy.rules.file.RuleFileReader;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** What is configured, followed for as long as the console runs. Thread-safe. */
public final class ConfigApis implements AutoCloseable {

  private static final Duration ENGINES = Duration.ofSeconds(30);

  private final KafkaConfig kafka;
  private final RegistryWriter writer;
  private final RegistryLoader<LibraryImage> library;
  private final RegistryLoader<PolicyImage> policy;
  private final RegistryLoader<ClustersImage> clusters;
  private final RegistryLoader<ChannelsImage> channels;
  private final KafkaChangeLog changes;

  /** Nothing is read yet. */
  public ConfigApis(KafkaConfig kafka, RegistryWriter writer) {
    this.kafka = kafka;
    this.writer = writer;
    library = RegistryLoader.library(kafka);
    policy = RegistryLoader.policy(kafka);
    clusters = RegistryLoader.clusters(kafka);
    channels = RegistryLoader.channels(kafka);
    changes = new KafkaChangeLog(kafka);
  }

  /** Begins to read; returns at once. */
  public void start() {
    library.start();
    policy.start();
    clusters.start();
    channels.start();
    changes.start();
  }

  /**
   * The APIs.
   *
   * @param rates how much clusters send; listens to what the services say
   * @param status what the services say
   * @param alerts where alerts are asked for
   * @param sink sends the alerts by which channels are tested
   * @param box seals the tokens of clusters and the secrets of channels
   * @param ingest how API servers reach the ingest service
   */
  public List<Api> apis(
      ClusterRates rates,
      Supplier<StatusImage> status,
      AlertSource alerts,
      Endpoint.Passage sink,
      Secrets box,
      Ingest ingest,
      Clock clock) {
    State<RuleBook> book = book();
    State<ClustersImage> senders = RegistryState.clusters(clusters, writer);
    Library known = new Library(RuleFileReader.shipped().rules(), changes);
    VersionsApi versions = new VersionsApi(book, version -> writer.awaitEngines(version, ENGINES));
    return List.of(
        new RulesApi(book, known, changes),
        new RuleFilesApi(book, known),
        new ExceptionsApi(book, known, alerts),
        new ListsApi(book),
        new PolicyApi(book, status),
        versions,
        new PolicyFilesApi(book, known, versions),
        new ClustersApi(senders, rates, box),
        new ClusterSetupApi(new WebhookTokens(senders, box, ingest, writer::note, clock)),
        new ChannelsApi(
            RegistryState.channels(channels, writer),
            status,
            ChannelSecrets.with(box),
            sink,
            clock),
        new ChangesApi(changes),
        new DeadLettersApi(kafka));
  }

  /** Rules, lists and the policy, for whoever else needs them. */
  public State<RuleBook> book() {
    return RegistryState.rules(library, policy, writer);
  }

  /** What must be so for all of it to be of use. */
  public List<HealthCheck> checks() {
    return List.of(
        new HealthCheck("rules", library::problem),
        new HealthCheck("policy", policy::problem),
        new HealthCheck("clusters", clusters::problem),
        new HealthCheck("channels", channels::problem));
  }

  @Override
  public void close() {
    changes.close();
    library.close();
    policy.close();
    clusters.close();
    channels.close();
  }
}
