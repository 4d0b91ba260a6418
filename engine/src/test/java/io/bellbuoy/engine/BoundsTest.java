package io.bellbuoy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoundsTest {

  @Test
  void aShortTextStaysAsItIs() {
    assertThat(Bounds.cut("alice", 5)).isEqualTo("alice");
  }

  @Test
  void aLongTextIsCutToTheBoundAndMarked() {
    assertThat(Bounds.cut("alice@example.com", 6)).isEqualTo("alice…").hasSize(6);
  }

  @Test
  void noCharacterIsCutInHalf() {
    String twoHalves = "\uD83D\uDEA8";

    assertThat(Bounds.cut("abc" + twoHalves + "def", 5)).isEqualTo("abc…");
  }

  @Test
  void aShortListStaysAsItIs() {
    assertThat(Bounds.cut(List.of("a", "b", "c"), 3)).containsExactly("a", "b", "c");
  }

  @Test
  void aLongListKeepsItsBeginningAndItsEndAndSaysHowMuchIsMissing() {
    List<String> addresses = IntStream.range(0, 10).mapToObj(i -> "10.0.0." + i).toList();

    assertThat(Bounds.cut(addresses, 4))
        .containsExactly("10.0.0.0", "10.0.0.1", "…7 more", "10.0.0.9");
  }
}
