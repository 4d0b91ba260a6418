package io.bellbuoy.registry;

import io.bellbuoy.rules.file.RuleFiles;
import io.bellbuoy.schemas.ApiToken;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.Cluster;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;

/**
 * Changes the registry. Each call is one transaction that is checked against the newest state; who
 * is fenced by another writer starts anew, so that no change is lost. Every change is recorded on
 * the changes topic. When a call returns, every reader can see its change. Thread-safe.
 */
public final class RegistryWriter implements AutoCloseable {

  private final KafkaConfig kafka;
  private final Transactions transactions;
  private final Shelf<LibraryImage> library;
  private final Shelf<PolicyImage> policy;
  private final Shelf<ClustersImage> clusters;
  private final Shelf<ChannelsImage> channels;
  private final Shelf<PeopleImage> people;
  private final Shelf<StatusImage> status;

  /** A writer; it opens its connections when they are needed. */
  public RegistryWriter(KafkaConfig kafka) {
    this.kafka = kafka;
    Topics topics = kafka.topics();
    transactions = new Transactions(kafka);
    library = new Shelf<>(kafka, topics.rules(), LibraryImage.EMPTY);
    policy = new Shelf<>(kafka, topics.policy(), PolicyImage.EMPTY);
    clusters = new Shelf<>(kafka, topics.clusters(), ClustersImage.EMPTY);
    channels = new Shelf<>(kafka, topics.channels(), ChannelsImage.EMPTY);
    people = new Shelf<>(kafka, topics.people(), PeopleImage.EMPTY);
    status = new Shelf<>(kafka, topics.status(), StatusImage.EMPTY);
  }

  /**
   * Puts the rules and lists into the library and publishes the policy as the next version. What
   * the files name and lack is taken from the library.
   *
   * @throws PolicyRefusedException where something does not compile; nothing is changed
   * @throws RegistryException where a record would be too large or Kafka cannot be used
   */
  public PolicySnapshot apply(RuleFiles files, String by, String comment) {
    return publish(
        by,
        (draft, before) ->
            Publication.of(
                put(draft, files), files.effectivePolicy(), before.nextVersion(), by, comment));
  }

  /**
   * Publishes an older version again, as the next one; the library stays.
   *
   * @throws RegistryException where there is no such version
   */
  public PolicySnapshot rollback(int version, String by) {
    return publish(by, (draft, before) -> Publication.again(before, version, by));
  }

  private PolicySnapshot publish(String by, BiFunction<Draft, PolicyImage, Publication> next) {
    AtomicReference<PolicySnapshot> tried = new AtomicReference<>();
    return transactions.run(
        Author.of(by),
        draft -> {
          PolicyImage before = policy.read();
          PolicySnapshot former = tried.get();
          if (former != null && former.equals(before.versions().get(former.version()))) {
            // The commit had come through and only its answer was lost.
            return former;
          }
          Publication publication = next.apply(draft, before);
          PolicySnapshot snapshot = publication.snapshot();
          draft.replace(policy, before, before.publish(snapshot, publication.lists()));
          tried.set(snapshot);
          return snapshot;
        });
  }

  /**
   * Puts the rules and lists into the library; the policy stays.
   *
   * @throws PolicyRefusedException where a rule does not compile; nothing is changed
   */
  public void putLibrary(RuleFiles files, String by) {
    transactions.run(Author.of(by), draft -> put(draft, files));
  }

  private LibraryImage put(Draft draft, RuleFiles files) {
    LibraryImage before = library.read();
    LibraryImage after = before.with(files.rules(), files.lists());
    Publication.check(after, files.rules());
    draft.replace(library, before, after);
    return after;
  }

  /**
   * Waits until every live engine judges by at least that version. An engine one of whose problems
   * says {@code policy version} and just this number refuses it and is not waited for.
   *
   * @return what is not so after the patience, each a sentence; empty: all do
   * @throws RegistryException where Kafka cannot be used
   */
  public List<String> awaitEngines(int version, Duration patience) {
    try {
      synchronized (status) {
        return new RollCall(status::read, version).await(patience);
      }
    } catch (KafkaException e) {
      throw new RegistryException(Clients.sentence(kafka, e), e);
    }
  }

  /**
   * Registers or changes a cluster.
   *
   * @throws RegistryException where another cluster has one of its tokens
   */
  public void putCluster(Cluster cluster, String by) {
    transactions.run(
        Author.of(by),
        draft -> {
          ClustersImage before = clusters.read();
          for (Cluster.Token token : cluster.tokens()) {
            String owner = before.ownerOf(token.hash());
            if (owner != null && !owner.equals(cluster.id())) {
              throw new RegistryException(
                  "cluster %s has that token already; make another one".formatted(owner));
            }
          }
          Map<String, Cluster> after = with(before.clusters(), cluster.id(), cluster);
          draft.replace(clusters, before, new ClustersImage(after));
          return cluster;
        });
  }

  /** Registers or changes a channel. */
  public void putChannel(ChannelConfig channel, String by) {
    transactions.run(
        Author.of(by),
        draft -> {
          ChannelsImage before = channels.read();
          Map<String, ChannelConfig> after = with(before.channels(), channel.id(), channel);
          draft.replace(channels, before, new ChannelsImage(after));
          return channel;
        });
  }

  /** Registers an API token. */
  public void putApiToken(ApiToken token, String by) {
    changePeople(Author.of(by), before -> before.with(token));
  }

  /**
   * Makes of what the library holds something else. The change is asked again where another writer
   * came in between; what it throws is passed on, and nothing has been changed.
   *
   * @return what it holds then
   * @throws RegistryException where a record would be too large or Kafka cannot be used
   */
  public LibraryImage changeLibrary(Author author, UnaryOperator<LibraryImage> change) {
    return change(library, author, change);
  }

  /** As {@link #changeLibrary}, of clusters. */
  public ClustersImage changeClusters(Author author, UnaryOperator<ClustersImage> change) {
    return change(clusters, author, change);
  }

  /** As {@link #changeLibrary}, of channels. */
  public ChannelsImage changeChannels(Author author, UnaryOperator<ChannelsImage> change) {
    return change(channels, author, change);
  }

  /** As {@link #changeLibrary}, of people and API tokens. */
  public PeopleImage changePeople(Author author, UnaryOperator<PeopleImage> change) {
    return change(people, author, change);
  }

  private <I extends Image<I>> I change(Shelf<I> shelf, Author author, UnaryOperator<I> change) {
    return transactions.run(
        author,
        draft -> {
          I before = shelf.read();
          I after = change.apply(before);
          draft.replace(shelf, before, after);
          return after;
        });
  }

  private static <T> Map<String, T> with(Map<String, T> before, String id, T value) {
    Map<String, T> after = new HashMap<>(before);
    after.put(id, value);
    return after;
  }

  @Override
  public void close() {
    synchronized (transactions) {
      Stream.of(library, policy, clusters, channels, people).forEach(Shelf::close);
    }
    synchronized (status) {
      status.close();
    }
  }
}
