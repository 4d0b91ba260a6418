package io.bellbuoy.registry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.rules.file.RuleFiles;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How a policy is published. */
class PolicyWriterTest {

  private static final NamedList ADMINS = Samples.list("admins", "alice", "bob");
  private static final Rule CREATE = Samples.rule("create");
  private static final Rule TRUSTED =
      Samples.rule("trusted", "jpath(\"user.username\") in @admins");
  private static final Rule BROKEN = Samples.rule("broken", "jpath(\"verb\") = ");

  @RegisterExtension static final KafkaExtension BROKER = new KafkaExtension();

  private KafkaConfig kafka;
  private RegistryWriter writer;
  private TopicContent topics;

  @BeforeEach
  void freshTopics() {
    kafka = KafkaConfig.relaxed(BROKER.bootstrapServers(), BROKER.freshPrefix());
    TopicInstaller.install(kafka);
    writer = new RegistryWriter(kafka);
    topics = new TopicContent(kafka);
  }

  @AfterEach
  void close() {
    writer.close();
  }

  @Test
  void whatIsAppliedIsInForceAndInTheLibrary() {
    PolicySnapshot snapshot =
        writer.apply(files(List.of(ADMINS), CREATE, TRUSTED), "alice", "the first");

    PolicyImage policy = topics.policy();
    assertThat(policy.current()).isEqualTo(snapshot);
    assertThat(policy.versions()).containsOnlyKeys(1).containsValue(snapshot);
    assertThat(policy.listsOf(snapshot)).containsOnlyKeys("admins").containsValue(ADMINS);
    assertThat(snapshot.version()).isEqualTo(1);
    assertThat(snapshot.publishedBy()).isEqualTo("alice");
    assertThat(snapshot.comment()).isEqualTo("the first");
    assertThat(topics.library().rules()).containsEntry("create", CREATE);
    assertThat(topics.library().lists()).containsEntry("admins", ADMINS);
  }

  @Test
  void testsOfRulesStayInTheLibrary() {
    PolicySnapshot snapshot = writer.apply(files(List.of(), CREATE), "alice", "");

    assertThat(CREATE.tests()).isNotEmpty();
    assertThat(snapshot.rules().get(0).rule().tests()).isEmpty();
    assertThat(topics.library().rules().values()).containsExactly(CREATE);
  }

  @Test
  void aSnapshotTakesOnlyTheListsThatItsRulesName() {
    writer.apply(files(List.of(ADMINS, Samples.list("other", "x")), TRUSTED), "alice", "");

    assertThat(topics.policy().listContents()).containsOnlyKeys(ADMINS.sha256());
    assertThat(topics.library().lists()).containsOnlyKeys("admins", "other");
  }

  @Test
  void aPolicyThatDoesNotCompileIsRefusedAndNothingIsChanged() {
    writer.apply(files(List.of(), CREATE), "alice", "");

    PolicyRefusedException refused =
        catchThrowableOfType(
            PolicyRefusedException.class,
            () -> writer.apply(files(List.of(), CREATE, BROKEN), "alice", ""));

    assertThat(refused.findings()).isNotEmpty();
    assertThat(refused)
        .hasMessageStartingWith("the policy does not compile: rule broken, expression, line 1");
    assertThat(topics.inForce().version()).isEqualTo(1);
    assertThat(topics.library().rules()).containsOnlyKeys("create");
  }

  @Test
  void aRuleThatIsNotInForceMustCompileToo() {
    Policy onlyCreate = new Policy(Policy.Match.FIRST, List.of(Policy.Entry.of("create")));
    RuleFiles files = new RuleFiles(List.of(), List.of(CREATE, BROKEN), onlyCreate);

    assertThatThrownBy(() -> writer.apply(files, "alice", ""))
        .isInstanceOf(PolicyRefusedException.class);
    assertThatThrownBy(() -> writer.putLibrary(files, "alice"))
        .isInstanceOf(PolicyRefusedException.class);
    assertThat(topics.library()).isEqualTo(LibraryImage.EMPTY);
  }

  @Test
  void aPolicyMayNameWhatIsOnlyInTheLibrary() {
    writer.putLibrary(files(List.of(ADMINS), TRUSTED), "alice");
    assertThat(topics.policy()).isEqualTo(PolicyImage.EMPTY);
    Policy policy =
        new Policy(
            Policy.Match.ALL, List.of(Policy.Entry.of("trusted"), Policy.Entry.of("create")));

    PolicySnapshot snapshot =
        writer.apply(new RuleFiles(List.of(), List.of(CREATE), policy), "alice", "");

    assertThat(snapshot.rules())
        .extracting(entry -> entry.rule().id())
        .containsExactly("trusted", "create");
    assertThat(topics.policy().listsOf(snapshot)).containsValue(ADMINS);
  }

  @Test
  void aPolicyThatNamesAnUnknownRuleIsRefused() {
    Policy policy = new Policy(Policy.Match.FIRST, List.of(Policy.Entry.of("ghost")));

    assertThatThrownBy(() -> writer.apply(new RuleFiles(List.of(), List.of(), policy), "alice", ""))
        .isInstanceOf(PolicyRefusedException.class)
        .hasMessage("the policy names the rule ghost, which does not exist");
  }

  @Test
  void rollingBackPublishesTheOldContentAsANewVersion() {
    PolicySnapshot first = writer.apply(files(List.of(ADMINS), TRUSTED), "alice", "");
    NamedList fewer = Samples.list("admins", "alice");
    writer.apply(files(List.of(fewer), TRUSTED, CREATE), "alice", "");

    PolicySnapshot back = writer.rollback(1, "bob");

    assertThat(back.version()).isEqualTo(3);
    assertThat(back.comment()).isEqualTo("rollback to 1");
    assertThat(back.publishedBy()).isEqualTo("bob");
    assertThat(back.rules()).isEqualTo(first.rules());
    PolicyImage policy = topics.policy();
    assertThat(policy.current()).isEqualTo(back);
    assertThat(policy.listsOf(back)).containsValue(ADMINS);
    assertThat(topics.library().lists()).containsEntry("admins", fewer);
  }

  @Test
  void rollingBackToAnUnknownVersionIsRefused() {
    assertThatThrownBy(() -> writer.rollback(1, "bob"))
        .hasMessage("there is no policy version to go back to: nothing was ever published");
    writer.apply(files(List.of(), CREATE), "alice", "");

    assertThatThrownBy(() -> writer.rollback(7, "bob"))
        .isInstanceOf(RegistryException.class)
        .hasMessage("there is no policy version 7; kept are 1 to 1");
  }

  @Test
  void onlyWhatDiffersIsWritten() {
    writer.apply(files(List.of(ADMINS), TRUSTED, CREATE), "alice", "");
    writer.apply(files(List.of(ADMINS), TRUSTED, CREATE), "alice", "the same again");

    assertThat(topics.records(kafka.topics().policy()))
        .extracting(ConsumerRecord::key)
        .containsExactly(
            PolicyKey.part(ADMINS.sha256(), 0), "version/1", "current", "version/2", "current");
    assertThat(topics.records(kafka.topics().rules())).hasSize(3);
  }

  @Test
  void everyChangeOfAPolicyIsRecordedWithItsPlaces() {
    writer.apply(files(List.of(), CREATE), "alice", "");
    writer.apply(files(List.of(), CREATE, Samples.rule("more")), "bob", "one more");

    Change change = topics.changes().get(topics.changes().size() - 1);

    assertThat(change.object()).isEqualTo("policy");
    assertThat(change.by()).isEqualTo("bob");
    JsonNode before = requireNonNull(change.before());
    JsonNode after = requireNonNull(change.after());
    assertThat(before.path("version").asInt()).isEqualTo(1);
    assertThat(before.path("rules").findValuesAsText("id")).containsExactly("create");
    assertThat(after.path("version").asInt()).isEqualTo(2);
    assertThat(after.path("comment").asText()).isEqualTo("one more");
    assertThat(after.path("rules").findValuesAsText("id")).containsExactly("create", "more");
  }

  @Test
  void aListOfManyMegabytesArrivesWhole() {
    NamedList large =
        new NamedList(
            "admins", IntStream.range(0, 60).mapToObj(n -> n + "x".repeat(100_000)).toList());

    PolicySnapshot snapshot = writer.apply(files(List.of(large), TRUSTED), "alice", "");

    assertThat(topics.policy().listsOf(snapshot).values())
        .extracting(NamedList::sha256)
        .containsExactly(large.sha256());
  }

  @Test
  void anAbortedPolicyIsNeverInForce() {
    writer.apply(files(List.of(), CREATE), "alice", "");
    Transaction.aborted(
        kafka,
        kafka.topics().policy(),
        PolicyImage.EMPTY.publish(Samples.snapshot(2), java.util.Map.of()).entries());

    assertThat(topics.inForce().version()).isEqualTo(1);
    assertThat(writer.apply(files(List.of(), CREATE), "alice", "").version()).isEqualTo(2);
    assertThat(topics.policy().versions()).containsOnlyKeys(1, 2);
  }

  @Test
  void twoWritersAtOnceMakeVersionsWithoutAGap() {
    List<CompletableFuture<List<Integer>>> writers = new ArrayList<>();
    for (String name : List.of("left", "right")) {
      writers.add(CompletableFuture.supplyAsync(() -> applyTwenty(name)));
    }
    List<Integer> versions = writers.stream().flatMap(w -> w.join().stream()).sorted().toList();

    assertThat(versions).isEqualTo(IntStream.rangeClosed(1, 40).boxed().toList());
    PolicyImage policy = topics.policy();
    assertThat(policy.versions().keySet()).containsExactlyElementsOf(versions);
    assertThat(policy.current()).isEqualTo(policy.versions().get(40));
    assertThat(topics.library().rules()).hasSize(40);
    assertThat(topics.records(kafka.topics().policy()))
        .filteredOn(record -> record.key().startsWith("version/"))
        .extracting(ConsumerRecord::key)
        .containsExactlyElementsOf(versions.stream().map(PolicyKey::version).toList());
  }

  private List<Integer> applyTwenty(String name) {
    try (RegistryWriter own = new RegistryWriter(kafka)) {
      List<Integer> versions = new ArrayList<>();
      for (int n = 0; n < 20; n++) {
        RuleFiles files = files(List.of(), Samples.rule(name + "-" + n));
        versions.add(own.apply(files, name, "").version());
      }
      assertThat(versions).isSorted();
      return versions;
    }
  }

  private static RuleFiles files(List<NamedList> lists, Rule... rules) {
    return new RuleFiles(lists, List.of(rules), null);
  }
}
