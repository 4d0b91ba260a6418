package io.bellbuoy.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One pass must find what one look after the other finds. */
final class ManyTextsTest {

  @Test
  void partsAreFoundWhereOneByOneFindsThem() {
    Random random = new Random(17);
    int found = 0;
    for (int i = 0; i < 30_000; i++) {
      List<String> parts = texts(random, 6, 5);
      String text = text(random, 14);
      boolean expected = parts.stream().anyMatch(text::contains);
      assertThat(ManyTexts.of(parts).anyIn(text)).as("%s in %s", parts, text).isEqualTo(expected);
      found += expected ? 1 : 0;
    }
    assertThat(found).isBetween(3_000, 27_000);
  }

  @Test
  void affixesAreFoundWhereOneByOneFindsThem() {
    Random random = new Random(18);
    int found = 0;
    for (int i = 0; i < 30_000; i++) {
      List<String> affixes = texts(random, 6, 5);
      String text = text(random, 8);
      boolean starts = affixes.stream().anyMatch(text::startsWith);
      boolean ends = affixes.stream().anyMatch(text::endsWith);
      assertThat(new ManyAffixes(affixes, Affix.End.START).anyOf(text)).isEqualTo(starts);
      assertThat(new ManyAffixes(affixes, Affix.End.END).anyOf(text)).isEqualTo(ends);
      found += starts ? 1 : 0;
    }
    assertThat(found).isBetween(3_000, 27_000);
  }

  @Test
  void theEmptyTextIsInEveryTextAndNothingIsInNone() {
    assertThat(ManyTexts.of(List.of("")).anyIn("")).isTrue();
    assertThat(ManyTexts.of(List.of("x", "")).anyIn("abc")).isTrue();
    assertThat(ManyTexts.of(List.of()).anyIn("abc")).isFalse();
    assertThat(new ManyAffixes(List.of(""), Affix.End.START).anyOf("")).isTrue();
    assertThat(new ManyAffixes(List.of(), Affix.End.END).anyOf("abc")).isFalse();
  }

  @Test
  void halvesOfSurrogatePairsAreLettersLikeOthers() {
    assertThat(ManyTexts.of(List.of("\ude00")).anyIn("x😀")).isEqualTo("x😀".contains("\ude00"));
    assertThat(new ManyAffixes(List.of("\ude00"), Affix.End.END).anyOf("x😀")).isTrue();
    assertThat(new ManyAffixes(List.of("\ud83d"), Affix.End.START).anyOf("😀x")).isTrue();
  }

  private static List<String> texts(Random random, int most, int length) {
    List<String> texts = new ArrayList<>();
    int count = random.nextInt(most + 1);
    for (int i = 0; i < count; i++) {
      texts.add(text(random, length) + (char) ('a' + random.nextInt(3)));
    }
    return texts;
  }

  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    int letters = random.nextInt(length + 1);
    for (int i = 0; i < letters; i++) {
      text.append((char) ('a' + random.nextInt(3)));
    }
    return text.toString();
  }
}
