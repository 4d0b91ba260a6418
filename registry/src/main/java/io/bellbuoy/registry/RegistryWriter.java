package io.bellbuoy.registry;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.TextNode;
import io.bellbuoy.rules.file.RuleFiles;
import io.bellbuoy.schemas.ApiToken;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.Cluster;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    return publish(
        by, (draft, before) -> Publication.again(before, version, by, "rollback to " + version));
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

  /**
   * Puts the shipped rules and lists into the library in the place of older ones; exceptions and
   * members that people have added stay, and so does the policy.
   *
   * @throws PolicyRefusedException where a rule does not compile; nothing is changed
   */
  public void refreshLibrary(RuleFiles shipped, String by) {
    transactions.run(
        Author.of(by),
        draft -> {
          LibraryImage before = library.read();
          LibraryImage after =
              before.with(
                  before.refreshed(shipped.rules()), before.refreshedLists(shipped.lists()));
          Publication.check(after, shipped.rules());
          draft.replace(library, before, after);
          return after;
        });
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
    changeClusters(Author.of(by), before -> before.with(cluster));
  }

  /** Registers or changes a channel. */
  public void putChannel(ChannelConfig channel, String by) {
    changeChannels(Author.of(by), before -> before.with(channel));
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

  /** As {@link #changeLibrary}, of the library and the policy together. */
  public RuleBook changeRules(Author author, UnaryOperator<RuleBook> change) {
    AtomicReference<Attempt> tried = new AtomicReference<>(Attempt.NONE);
    return transactions.run(
        author,
        draft -> {
          RuleBook before = new RuleBook(library.read(), policy.read());
          if (requireNonNull(tried.get()).standsIn(before.images())) {
            return before;
          }
          RuleBook after = change.apply(before);
          tried.set(new Attempt(before.images(), after.images()));
          draft.replace(library, before.library(), after.library());
          draft.replace(policy, before.policy(), after.policy());
          return after;
        });
  }

  private <I extends Image<I>> I change(Shelf<I> shelf, Author author, UnaryOperator<I> change) {
    AtomicReference<Attempt> tried = new AtomicReference<>(Attempt.NONE);
    return transactions.run(
        author,
        draft -> {
          I before = shelf.read();
          if (requireNonNull(tried.get()).standsIn(List.of(before))) {
            return before;
          }
          I after = change.apply(before);
          tried.set(new Attempt(List.of(before), List.of(after)));
          draft.replace(shelf, before, after);
          return after;
        });
  }

  /**
   * Records something that changes nothing but is to be known, such as that a secret was shown.
   *
   * @param object what it is about, such as {@code cluster/prod}
   * @param before a word for the state before; no secrets
   * @param after a word for the state after; no secrets
   */
  public void note(Author author, String object, String before, String after) {
    Change change =
        new Change(
            Instant.now(),
            author.name(),
            author.from(),
            object,
            TextNode.valueOf(before),
            TextNode.valueOf(after));
    transactions.run(
        author,
        draft -> {
          draft.note(change);
          return change;
        });
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
