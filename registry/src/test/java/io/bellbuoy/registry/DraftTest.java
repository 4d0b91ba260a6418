package io.bellbuoy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class DraftTest {

  private static final KafkaConfig KAFKA = KafkaConfig.relaxed("kafka:9092", "x.");
  private static final NamedList OLD = Samples.list("admins", "old");
  private static final NamedList NEW = Samples.list("admins", "new");

  private final Draft draft = new Draft("x.changes", Author.of("alice"));
  private final Shelf<PolicyImage> policy =
      new Shelf<>(KAFKA, KAFKA.topics().policy(), PolicyImage.EMPTY);

  @Test
  void listsStandBeforeTheSnapshotThatNamesThemAndRemovalsAtTheEnd() {
    PolicyImage before = PolicyImage.EMPTY.publish(Samples.snapshot(1, OLD), Map.of("admins", OLD));
    for (int version = 2; version <= 100; version++) {
      before = before.publish(Samples.snapshot(version), Map.of());
    }

    draft.replace(
        policy, before, before.publish(Samples.snapshot(101, NEW), Map.of("admins", NEW)));

    assertThat(written("x.policy"))
        .containsExactly(
            PolicyKey.part(NEW.sha256(), 0),
            "version/101",
            "current",
            "- " + PolicyKey.part(OLD.sha256(), 0),
            "- version/1");
    assertThat(written("x.changes")).containsExactly("policy");
  }

  @Test
  void aListThatAKeptVersionNamesIsNotRemoved() {
    PolicyImage before = PolicyImage.EMPTY.publish(Samples.snapshot(1, OLD), Map.of("admins", OLD));

    draft.replace(policy, before, before.publish(Samples.snapshot(2, NEW), Map.of("admins", NEW)));

    assertThat(written("x.policy")).noneMatch(key -> key.startsWith("-"));
  }

  @Test
  void whatIsEqualIsNotWritten() {
    PolicyImage image = PolicyImage.EMPTY.publish(Samples.snapshot(1), Map.of());

    draft.replace(policy, image, image);

    assertThat(draft.writes()).isEmpty();
  }

  @Test
  void everyRecordGoesToTheOnePartitionThatIsRead() {
    draft.replace(
        policy, PolicyImage.EMPTY, PolicyImage.EMPTY.publish(Samples.snapshot(1), Map.of()));

    assertThat(draft.writes()).extracting(write -> write.record().partition()).containsOnly(0);
  }

  @Test
  void aSnapshotBeyondTheLimitIsRefusedWithItsSizeAndTheLimit() {
    NamedList long_ = Samples.list("x".repeat(Topics.MAX_RECORD_BYTES), "member");
    PolicyImage after =
        PolicyImage.EMPTY.publish(Samples.snapshot(1, long_), Map.of("admins", long_));

    assertThatThrownBy(() -> draft.replace(policy, PolicyImage.EMPTY, after))
        .isInstanceOf(RegistryException.class)
        .hasMessageStartingWith("version/1 of x.policy would have 8,38")
        .hasMessageContaining("at most 8,323,072 fit into a record");
  }

  private List<String> written(String topic) {
    return draft.writes().stream()
        .map(Draft.Write::record)
        .filter(record -> record.topic().equals(topic))
        .map(DraftTest::shown)
        .toList();
  }

  private static String shown(ProducerRecord<String, byte[]> record) {
    return (record.value() == null ? "- " : "") + record.key();
  }
}
