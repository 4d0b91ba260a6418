package io.bellbuoy.sink.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Alert;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is read again as IBM's specification says, by a reader of our own. */
final class LeefFormatTest {

  private final LeefFormat format = new LeefFormat();

  @Test
  void anAlertIsOneLineOfTheFormat() {
    assertThat(line(FormatFixture.alert("alice")))
        .startsWith(
            "LEEF:2.0|Bellbuoy|Bellbuoy|"
                + Product.VERSION
                + "|exec-in-pod|^|devTime=2026-03-01T12:00:00.250Z"
                + "^devTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSX^sev=8^cat=alice^usrName=alice"
                + "^src=192.0.2.7^");
  }

  @ParameterizedTest
  @MethodSource("io.bellbuoy.sink.format.FormatFixture#hostileTexts")
  void noTextLeavesItsField(String text) {
    String line = line(FormatFixture.alert(text));
    Map<String, String> fields = fields(line);

    assertThat(line.codePoints()).noneMatch(Obeyed::is);
    assertThat(fields.keySet())
        .containsExactlyElementsOf(fields(line(FormatFixture.alert("alice"))).keySet());
    assertThat(fields)
        .containsEntry("usrName", shown(text))
        .containsEntry("msg", shown(text))
        .containsEntry("role", "system:authenticated," + shown(text))
        .containsEntry("src", "192.0.2.7")
        .containsEntry("outcome", "failure");
  }

  @Test
  void aRuleIdCannotEndTheHeader() {
    Alert alert = FormatFixture.leastAlert();
    Alert other =
        new Alert(
            alert.id(),
            alert.raisedAt(),
            null,
            new Alert.RuleReference("a|x|", "n", alert.rule().severity(), List.of(), List.of()),
            1,
            "m",
            "test",
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
            List.of(),
            null,
            null,
            null,
            null,
            List.of(),
            null);

    assertThat(line(other)).contains("|a\\u007Cx\\u007C|^|devTime=");
  }

  @Test
  void whatIsNotKnownIsLeftOut() {
    assertThat(fields(line(FormatFixture.leastAlert())))
        .containsOnlyKeys("devTime", "devTimeFormat", "sev", "cat", "policy", "alertId", "cluster");
  }

  private static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> shown.append(Obeyed.is(c) || c == '^' ? Obeyed.named(c) : Character.toString(c)));
    return shown.toString();
  }

  private String line(Alert alert) {
    return new String(format.write(alert), UTF_8);
  }

  private static Map<String, String> fields(String line) {
    String[] header = line.split("\\|", 7);
    assertThat(header[5]).isEqualTo("^");
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field : header[6].split("\\^", -1)) {
      int equals = field.indexOf('=');
      fields.put(field.substring(0, equals), field.substring(equals + 1));
    }
    return fields;
  }
}
