package io.bellbuoy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.bellbuoy.schemas.EndedSession;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Role;
import io.bellbuoy.schemas.TokenUse;
import io.bellbuoy.schemas.UnreadableRecordException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every image. */
class ImageTest {

  static Stream<Arguments> images() {
    return Stream.of(
        arguments(
            ClustersImage.EMPTY,
            new ClustersImage(
                Map.of("a", Samples.cluster("a", "one", "two"), "b", Samples.cluster("b")))),
        arguments(
            ChannelsImage.EMPTY, new ChannelsImage(Map.of("pager", Samples.channel("pager")))),
        arguments(
            PeopleImage.EMPTY,
            new PeopleImage(
                Map.of("alice", Samples.user("alice", Role.ADMIN)),
                Map.of("ci", Samples.apiToken("ci", "s", Samples.NOON)),
                Map.of("s1", new EndedSession("s1", Samples.NOON)),
                Map.of("ci", new TokenUse("ci", Samples.NOON)))),
        arguments(
            StatusImage.EMPTY,
            new StatusImage(Map.of("engine-1", Samples.engine("engine-1", Samples.NOON, 3, "p")))),
        arguments(
            LibraryImage.EMPTY,
            LibraryImage.EMPTY.with(
                List.of(Samples.rule("r1"), Samples.rule("r2")),
                List.of(Samples.list("admins", "alice", "bob")))),
        arguments(
            PolicyImage.EMPTY,
            PolicyImage.EMPTY
                .publish(Samples.snapshot(1), Map.of())
                .publish(
                    Samples.snapshot(2, Samples.list("admins", "alice")),
                    Map.of("admins", Samples.list("admins", "alice")))
                .withDraft(Samples.draft("r1"))));
  }

  @ParameterizedTest
  @MethodSource("images")
  <I extends Image<I>> void itsEntriesReplayedMakeAnEqualImage(I empty, I image) {
    Delta<I> delta = empty.delta();
    image.entries().forEach((key, value) -> delta.replay(key, json(value)));

    assertThat(delta.apply()).isEqualTo(image).isNotEqualTo(empty);
  }

  @ParameterizedTest
  @MethodSource("images")
  <I extends Image<I>> void itsEntriesReplayedOneDeltaEachMakeAnEqualImage(I empty, I image) {
    I grown = empty;
    for (Map.Entry<String, Object> entry : image.entries().entrySet()) {
      Delta<I> delta = grown.delta();
      delta.replay(entry.getKey(), json(entry.getValue()));
      grown = delta.apply();
    }

    assertThat(grown).isEqualTo(image);
  }

  @ParameterizedTest
  @MethodSource("images")
  <I extends Image<I>> void removingEveryKeyLeavesTheEmptyImage(I empty, I image) {
    Delta<I> delta = image.delta();
    image.entries().keySet().forEach(key -> delta.replay(key, null));

    assertThat(delta.apply()).isEqualTo(empty);
  }

  @ParameterizedTest
  @MethodSource("images")
  <I extends Image<I>> void aDeltaLeavesTheImageThatItChangesAlone(I empty, I image) {
    Map<String, Object> before = new TreeMap<>(image.entries());
    Delta<I> delta = image.delta();
    image.entries().keySet().forEach(key -> delta.replay(key, null));
    delta.apply();

    assertThat(image.entries()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("images")
  <I extends Image<I>> void anUnreadableValueIsRefusedAndChangesNothing(I empty, I image) {
    Delta<I> delta = image.delta();
    for (String key : image.entries().keySet()) {
      assertThatThrownBy(() -> delta.replay(key, "[".getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(UnreadableRecordException.class);
    }

    assertThat(delta.apply()).isEqualTo(image);
  }

  @ParameterizedTest
  @MethodSource("images")
  <I extends Image<I>> void keysOfANewerVersionAreLeftAlone(I empty, I image) {
    Delta<I> delta = image.delta();
    delta.replay("novelty/x", "[".getBytes(StandardCharsets.UTF_8));

    assertThat(delta.apply()).isEqualTo(image);
  }

  private static byte[] json(Object value) {
    return JsonSerde.mapper().valueToTree(value).toString().getBytes(StandardCharsets.UTF_8);
  }
}
