package io.bellbuoy.rules.match.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ByteTableTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8, 9, 100, 20_000})
  void itFindsEachTextAndNoOther(int size) {
    List<String> texts =
        IntStream.range(0, size).mapToObj(i -> "system:serviceaccount:" + i + ":default").toList();
    ByteTable table = ByteTable.of(texts.stream().map(Texts::bytes).toList());

    for (int i = 0; i < size; i++) {
      assertThat(find(table, texts.get(i))).isEqualTo(i);
    }
    assertThat(find(table, "system:serviceaccount:x:default")).isEqualTo(ByteTable.NONE);
    assertThat(find(table, "")).isEqualTo(ByteTable.NONE);
    assertThat(table.size()).isEqualTo(size);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "ab", "abcdefgh", "abcdefghi", "abcdefghijklmnop", "abcdefghijklmnopq"})
  void lengthsOfAllKindsAreToldApart(String text) {
    ByteTable few = ByteTable.of(List.of(Texts.bytes(text)));

    assertThat(find(few, text)).isZero();
    assertThat(find(few, text + "\0")).isEqualTo(ByteTable.NONE);
    assertThat(find(few, "b" + text)).isEqualTo(ByteTable.NONE);
    byte[] within = ("xx" + text + "yy").getBytes(UTF_8);
    assertThat(few.find(within, 2, within.length - 2)).isZero();
    byte[] atTheEnd = ("xx" + text).getBytes(UTF_8);
    assertThat(few.find(atTheEnd, 2, atTheEnd.length)).isZero();
  }

  @Test
  void aTextIsKnownByItsIndex() {
    ByteTable table = ByteTable.of(List.of(Texts.bytes("a"), Texts.bytes("b")));

    assertThat(table.text(1)).isEqualTo(Texts.bytes("b"));
  }

  private static int find(ByteTable table, String text) {
    byte[] bytes = Texts.bytes(text);
    return table.find(bytes, 0, bytes.length);
  }
}
