package io.bellbuoy.rules.match.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class ByteAutomatonTest {

  @Test
  void itFindsWhatIsPartOfAText() {
    Random random = new Random(1);
    for (int round = 0; round < 3_000; round++) {
      List<String> texts = new ArrayList<>(new TreeSet<>(words(random, 6, 4)));
      String text = word(random, 20);
      ByteAutomaton automaton = automaton(texts, true);
      Set<String> found = new TreeSet<>();
      int state = ByteAutomaton.START;
      add(automaton, texts, state, found);
      for (byte b : text.getBytes(UTF_8)) {
        state = automaton.after(state, b);
        add(automaton, texts, state, found);
      }

      assertThat(found)
          .as("%s in %s", texts, text)
          .isEqualTo(new TreeSet<>(texts.stream().filter(text::contains).toList()));
    }
  }

  @Test
  void itFindsWhatATextBeginsWith() {
    Random random = new Random(2);
    for (int round = 0; round < 3_000; round++) {
      List<String> texts = new ArrayList<>(new TreeSet<>(words(random, 6, 4)));
      String text = word(random, 6);
      ByteAutomaton automaton = automaton(texts, false);
      Set<String> found = new TreeSet<>();
      int state = ByteAutomaton.START;
      byte[] bytes = text.getBytes(UTF_8);
      for (int i = 0; state != ByteAutomaton.NOWHERE; i++) {
        if (automaton.end(state) != ByteAutomaton.NONE) {
          found.add(texts.get(automaton.end(state)));
        }
        state = i < bytes.length ? automaton.after(state, bytes[i]) : ByteAutomaton.NOWHERE;
      }

      assertThat(found)
          .as("%s before %s", texts, text)
          .isEqualTo(new TreeSet<>(texts.stream().filter(text::startsWith).toList()));
    }
  }

  @Test
  void bytesWithWhichNothingBeginsArePassedBy() {
    ByteAutomaton automaton = automaton(List.of("ba", "cab"), true);
    byte[] text = "aaxxcab".getBytes(UTF_8);

    assertThat(automaton.begin(text, 0, text.length)).isEqualTo(4);
    assertThat(automaton.begin(text, 0, 4)).isEqualTo(4);
  }

  @Test
  void whatWouldTakeTooMuchSpaceIsRefused() {
    List<byte[]> texts = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      texts.add((i + "abcdefghijklmnopqrstuvwxyz".repeat(100)).getBytes(UTF_8));
    }

    assertThat(ByteAutomaton.of(texts, true)).isNull();
  }

  private static void add(
      ByteAutomaton automaton, List<String> texts, int last, Set<String> found) {
    int state = last;
    boolean ending = false;
    while (state != ByteAutomaton.NOWHERE) {
      if (automaton.end(state) != ByteAutomaton.NONE) {
        found.add(texts.get(automaton.end(state)));
        ending = true;
      }
      state = automaton.shorter(state);
    }
    if (last != ByteAutomaton.START) {
      assertThat(automaton.isEnding(last)).isEqualTo(ending);
    }
  }

  private static ByteAutomaton automaton(List<String> texts, boolean anywhere) {
    return requireNonNull(
        ByteAutomaton.of(texts.stream().map(text -> text.getBytes(UTF_8)).toList(), anywhere));
  }

  private static List<String> words(Random random, int most, int longest) {
    List<String> words = new ArrayList<>();
    for (int i = 1 + random.nextInt(most); i > 0; i--) {
      words.add(word(random, longest));
    }
    return words;
  }

  private static String word(Random random, int longest) {
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(longest + 1); i > 0; i--) {
      word.append("abé".charAt(random.nextInt(3)));
    }
    return word.toString();
  }
}
