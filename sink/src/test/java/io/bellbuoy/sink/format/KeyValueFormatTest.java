package io.bellbuoy.sink.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Alert;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class KeyValueFormatTest {

  private static final Pattern PAIR = Pattern.compile("\\G ?(\\w+)=\"((?:[^\"\\\\\\]]|\\\\.)*+)\"");

  private final KeyValueFormat format = new KeyValueFormat();

  @Test
  void anAlertIsPairs() {
    assertThat(line(FormatFixture.alert("alice")))
        .startsWith("id=\"" + "a".repeat(64) + "\" raisedAt=\"2026-03-01T12:00:01.500Z\"")
        .contains(" severity=\"high\" ", " user=\"alice\" ", " resource=\"pods/exec\" ")
        .endsWith(" message=\"alice\"");
  }

  @ParameterizedTest
  @MethodSource("io.bellbuoy.sink.format.FormatFixture#hostileTexts")
  void noTextLeavesItsQuotes(String text) {
    String line = line(FormatFixture.alert(text));
    Map<String, String> pairs = pairs(line);
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(c -> shown.append(Obeyed.is(c) ? Obeyed.named(c) : Character.toString(c)));

    assertThat(line.codePoints()).noneMatch(Obeyed::is);
    assertThat(pairs.keySet())
        .containsExactlyElementsOf(pairs(line(FormatFixture.alert("alice"))).keySet());
    assertThat(pairs)
        .containsEntry("user", shown.toString())
        .containsEntry("message", shown.toString())
        .containsEntry("cluster", "prod");
  }

  @Test
  void whatIsNotKnownIsLeftOut() {
    assertThat(pairs(line(FormatFixture.leastAlert())))
        .containsOnlyKeys("id", "raisedAt", "severity", "rule", "ruleName", "cluster");
  }

  private String line(Alert alert) {
    return new String(format.write(alert), UTF_8);
  }

  /** All of the line is pairs. */
  private static Map<String, String> pairs(String line) {
    Map<String, String> pairs = new LinkedHashMap<>();
    Matcher pair = PAIR.matcher(line);
    int end = 0;
    while (pair.find()) {
      pairs.put(pair.group(1), pair.group(2).replaceAll("\\\\(.)", "$1"));
      end = pair.end();
    }
    assertThat(end).isEqualTo(line.length());
    return pairs;
  }
}
