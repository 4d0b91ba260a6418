package io.bellbuoy.sink.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Alert;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is read again as ArcSight's specification says, by a reader of our own. */
final class CefFormatTest {

  private static final Pattern KEY = Pattern.compile("(?:^| )(\\w+)=");

  private final CefFormat format = new CefFormat();

  @Test
  void anAlertIsOneLineOfTheFormat() {
    String line = line(FormatFixture.alert("alice"));

    assertThat(line)
        .startsWith("CEF:0|Bellbuoy|Bellbuoy|" + Product.VERSION + "|exec-in-pod|alice|8|rt=")
        .contains(" suser=alice ", " src=192.0.2.7 ", " act=alice ", " outcome=failure ")
        .contains(" cs2=prod cs2Label=cluster ", " cn1=403 cn1Label=responseCode ")
        .contains("rt=1772366401500 start=1772366400250");
  }

  @ParameterizedTest
  @MethodSource("io.bellbuoy.sink.format.FormatFixture#hostileTexts")
  void noTextLeavesItsField(String text) {
    String line = line(FormatFixture.alert(text));
    List<String> header = header(line);
    Map<String, String> extension = extension(header.get(7));

    assertThat(line.codePoints()).noneMatch(Obeyed::is);
    assertThat(header).hasSize(8);
    assertThat(header.get(5)).isEqualTo(shown(Cut.to(512, text)));
    assertThat(header.get(6)).isEqualTo("8");
    assertThat(extension)
        .containsEntry("suser", lines(Cut.to(1023, text)))
        .containsEntry("duser", lines(Cut.to(1023, text)))
        .containsEntry("msg", lines(Cut.to(1023, text)))
        .containsEntry("cs5", lines(Cut.to(4000, text)))
        .containsEntry("act", lines(Cut.to(63, text)))
        .containsEntry("src", "192.0.2.7")
        .containsEntry("cs1", "a".repeat(64));
    assertThat(extension.keySet()).containsExactlyElementsOf(keys());
  }

  @Test
  void aSixthVersionAddressHasItsOwnField() {
    Alert alert = FormatFixture.alert("alice");
    assertThat(line(with(alert, List.of("2001:db8::1"))))
        .contains("c6a2=2001:db8::1 c6a2Label=Source IPv6 Address")
        .doesNotContain("src=");
  }

  @Test
  void whatIsNoAddressIsNoSource() {
    assertThat(line(with(FormatFixture.alert("alice"), List.of("example.com", "1.2.3.4.5"))))
        .doesNotContain("src=", "c6a2");
  }

  @Test
  void whatIsNotKnownIsLeftOut() {
    Map<String, String> extension = extension(header(line(FormatFixture.leastAlert())).get(7));

    assertThat(extension)
        .containsOnlyKeys(
            "rt", "start", "dvchost", "cs1", "cs1Label", "cs2", "cs2Label", "cn2", "cn2Label");
  }

  private List<String> keys() {
    return List.copyOf(extension(header(line(FormatFixture.alert("alice"))).get(7)).keySet());
  }

  private String line(Alert alert) {
    return new String(format.write(alert), UTF_8);
  }

  /** As a reader sees it: line ends come back, other characters that screens obey do not. */
  private static String lines(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            c ->
                shown.append(
                    Obeyed.is(c) && c != '\n' && c != '\r'
                        ? Obeyed.named(c)
                        : Character.toString(c)));
    return shown.toString();
  }

  private static String shown(String text) {
    return lines(text).replace("\n", "\\u000A").replace("\r", "\\u000D");
  }

  /** The seven fields of the header and the rest. */
  private static List<String> header(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\') {
        field.append(line.charAt(++i));
      } else if (c == '|') {
        fields.add(field.toString());
        field.setLength(0);
        if (fields.size() == 7) {
          fields.add(line.substring(i + 1));
          break;
        }
      } else {
        field.append(c);
      }
    }
    return fields;
  }

  private static Map<String, String> extension(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher key = KEY.matcher(text);
    String name = null;
    int from = 0;
    while (key.find()) {
      if (name != null) {
        fields.put(name, unescaped(text.substring(from, key.start())));
      }
      name = key.group(1);
      from = key.end();
    }
    fields.put(String.valueOf(name), unescaped(text.substring(from)));
    return fields;
  }

  private static String unescaped(String value) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\') {
        char escaped = value.charAt(++i);
        text.append(escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  private static Alert with(Alert alert, List<String> sourceIPs) {
    return new Alert(
        alert.id(),
        alert.raisedAt(),
        alert.time(),
        alert.rule(),
        alert.policyVersion(),
        alert.message(),
        alert.cluster(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        sourceIPs,
        null,
        null,
        null,
        null,
        List.of(),
        null);
  }
}
