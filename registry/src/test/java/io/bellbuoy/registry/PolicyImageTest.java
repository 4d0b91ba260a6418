package io.bellbuoy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.UnreadableRecordException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyImageTest {

  private static final NamedList ADMINS = Samples.list("admins", "alice", "bob");
  private static final NamedList LARGE =
      new NamedList(
          "large", IntStream.range(0, 30).mapToObj(n -> n + "x".repeat(100_000)).toList());

  @Test
  void aSnapshotIsInForceOnlyWhenAllPartsOfItsListsAreThere() {
    PolicyImage first = PolicyImage.EMPTY.publish(Samples.snapshot(1), Map.of());
    List<Map.Entry<String, Object>> records = records(first, Samples.snapshot(2, LARGE), LARGE);
    Collections.reverse(records);
    Map.Entry<String, Object> current = records.remove(0);

    PolicyImage image = replay(first, List.of(current));
    for (Map.Entry<String, Object> record : records) {
      assertThat(image.current()).isEqualTo(Samples.snapshot(1));
      assertThat(image.incomplete())
          .isEqualTo("policy version 2 waits for the content of its lists");
      image = replay(image, List.of(record));
    }

    assertThat(image.current()).isEqualTo(Samples.snapshot(2, LARGE));
    assertThat(image.incomplete()).isNull();
    assertThat(image.listsOf(Samples.snapshot(2, LARGE)).values())
        .extracting(NamedList::sha256)
        .containsExactly(LARGE.sha256());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theOrderOfRecordsAndTheirSpreadOverPollsDoNotMatter(long seed) {
    Random random = new Random(seed);
    PolicyImage before = PolicyImage.EMPTY.publish(Samples.snapshot(1), Map.of());
    PolicySnapshot next = Samples.snapshot(2, ADMINS, LARGE);
    List<Map.Entry<String, Object>> records = records(before, next, ADMINS, LARGE);
    Collections.shuffle(records, random);

    PolicyImage image = before;
    while (!records.isEmpty()) {
      List<Map.Entry<String, Object>> poll = records.subList(0, 1 + random.nextInt(records.size()));
      image = replay(image, poll);
      poll.clear();
    }

    assertThat(image).isEqualTo(before.publish(next, Map.of("admins", ADMINS, "large", LARGE)));
  }

  @Test
  void aLargeListIsCutIntoPartsThatFitIntoRecords() {
    List<ListPart> parts = ListPart.split(LARGE.members());

    assertThat(parts).hasSize(3).allMatch(part -> part.parts() == 3);
    assertThat(new NamedList("joined", ListPart.join(parts)).sha256()).isEqualTo(LARGE.sha256());
    assertThat(ListPart.split(List.of())).containsExactly(new ListPart(1, List.of()));
  }

  @Test
  void membersThatAreNotThoseOfTheAddressAreRefused() {
    Delta<PolicyImage> delta = PolicyImage.EMPTY.delta();
    byte[] forged = new JsonSerde<>(ListPart.class).write(new ListPart(1, List.of("mallory")));

    assertThatThrownBy(() -> delta.replay(PolicyKey.part(ADMINS.sha256(), 0), forged))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessage("the members are not those of the list's address");
    assertThat(delta.apply()).isEqualTo(PolicyImage.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"version/x", "version/", "list/abc/0", "list/abc", "version/1/2"})
  void aMalformedKeyIsRefused(String key) {
    Delta<PolicyImage> delta = PolicyImage.EMPTY.delta();

    assertThatThrownBy(() -> delta.replay(key, new byte[0]))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessageStartingWith("the key is not of the form");
  }

  @Test
  void aVersionUnderAnotherNumberIsRefused() {
    Delta<PolicyImage> delta = PolicyImage.EMPTY.delta();
    byte[] two = new JsonSerde<>(PolicySnapshot.class).write(Samples.snapshot(2));

    assertThatThrownBy(() -> delta.replay("version/1", two)).hasMessage("it holds version 2");
  }

  @Test
  void theNewestHundredVersionsStayWithTheListsThatTheyName() {
    NamedList old = Samples.list("admins", "old");
    PolicyImage image = PolicyImage.EMPTY.publish(Samples.snapshot(1, old), Map.of("admins", old));
    for (int version = 2; version <= 100; version++) {
      image = image.publish(Samples.snapshot(version, ADMINS), Map.of("admins", ADMINS));
    }
    assertThat(image.listContents()).containsOnlyKeys(old.sha256(), ADMINS.sha256());

    image = image.publish(Samples.snapshot(101, ADMINS), Map.of("admins", ADMINS));

    assertThat(image.versions()).hasSize(100).doesNotContainKey(1).containsKey(2);
    assertThat(image.listContents()).containsOnlyKeys(ADMINS.sha256());
    assertThat(image.nextVersion()).isEqualTo(102);
  }

  @Test
  void aMissingListIsNamed() {
    assertThatThrownBy(() -> PolicyImage.EMPTY.listsOf(Samples.snapshot(7, ADMINS)))
        .isInstanceOf(RegistryException.class)
        .hasMessage(
            "the content of list admins of policy version 7 is missing; publish the policy again");
  }

  @Test
  void theFirstVersionIsOne() {
    assertThat(PolicyImage.EMPTY.nextVersion()).isEqualTo(1);
  }

  /** What publishing writes, {@code current} last. */
  private static List<Map.Entry<String, Object>> records(
      PolicyImage before, PolicySnapshot next, NamedList... lists) {
    Map<String, NamedList> byName = new java.util.TreeMap<>();
    Stream.of(lists).forEach(list -> byName.put(list.name(), list));
    Map<String, Object> old = before.entries();
    return new ArrayList<>(
        before.publish(next, byName).entries().entrySet().stream()
            .filter(entry -> !entry.getValue().equals(old.get(entry.getKey())))
            .toList());
  }

  private static PolicyImage replay(PolicyImage image, List<Map.Entry<String, Object>> records) {
    Delta<PolicyImage> delta = image.delta();
    records.forEach(
        record ->
            delta.replay(record.getKey(), new JsonSerde<>(Object.class).write(record.getValue())));
    return delta.apply();
  }
}
