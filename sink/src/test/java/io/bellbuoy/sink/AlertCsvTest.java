package io.bellbuoy.sink;

import static io.bellbuoy.sink.store.AlertFixture.START;
import static io.bellbuoy.sink.store.AlertFixture.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.store.AlertState;
import io.bellbuoy.sink.store.CloseReason;
import io.bellbuoy.sink.store.StateChange;
import io.bellbuoy.sink.store.StoredAlert;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AlertCsvTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "=1+1|'=1+1",
        "+1|'+1",
        "-1|'-1",
        "@SUM(A1)|'@SUM(A1)",
        "` =1`|` '=1`",
        "\"=1|\"'=1",
        "＝1|'＝1",
        "\u200b=1|\u200b'=1",
        "a;=1|a;'=1",
        "a=1|a=1",
        "a-b@c+d|a-b@c+d",
        "a, =b|a, =b",
        "``|``"
      })
  void whatCouldBecomeAFormulaGetsAnApostrophe(String text, String harmless) {
    assertThat(AlertCsv.harmless(text)).isEqualTo(harmless);
  }

  @ParameterizedTest
  @CsvSource({
    "'\t=1', '''\t''=1'",
    "'\r=1', '''\r''=1'",
    "'\n=1', '''\n''=1'",
    "'a\n=1', 'a\n''=1'"
  })
  void whatBeginsAnotherCellDoesToo(String text, String harmless) {
    assertThat(AlertCsv.harmless(text)).isEqualTo(harmless);
  }

  @Test
  void manySeparatorsTakeNoLongerThanAsManyLetters() {
    assertThat(AlertCsv.harmless("\t".repeat(2_000_000) + "=")).endsWith("\t'=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "a,b",
        "say \"hello\"",
        "\"",
        "two\r\nlines",
        "tab\there",
        " spaces ",
        "semi;colon",
        "Ünïcode 🛟",
        "\u0000"
      })
  void aTextComesBackAsItWas(String text) {
    Map<String, String> row = row(new StoredAlert(alert("prod", 1, Severity.LOW, text), null));

    assertThat(row).containsEntry("message", text);
  }

  @Test
  void everyColumnHasItsMember() {
    StateChange change =
        new StateChange(
            AlertState.CLOSED,
            CloseReason.FALSE_POSITIVE,
            "=cmd|' /C calc'!A0",
            "@alice",
            null,
            START.plusSeconds(60));

    Map<String, String> row = row(new StoredAlert(alert(2), change));

    assertThat(row)
        .containsEntry("id", alert(2).id())
        .containsEntry("raisedAt", "2026-03-01T12:00:02Z")
        .containsEntry("severity", "high")
        .containsEntry("state", "closed")
        .containsEntry("stateReason", "false-positive")
        .containsEntry("stateComment", "'=cmd|' /C calc'!A0")
        .containsEntry("stateBy", "'@alice")
        .containsEntry("stateAt", "2026-03-01T12:01:00Z")
        .containsEntry("rule", "privileged-pod")
        .containsEntry("attack", "T1610 T162")
        .containsEntry("user", "user-2")
        .containsEntry("groups", "system:authenticated")
        .containsEntry("resource", "pods")
        .containsEntry("subresource", "exec")
        .containsEntry("namespace", "Ünïcode")
        .containsEntry("name", "pod-2")
        .containsEntry("sourceIPs", "192.0.2.7")
        .containsEntry("responseCode", "201")
        .containsEntry("policyVersion", "1");
  }

  @Test
  void whatIsMissingIsEmpty() {
    Alert bare =
        new Alert(
            "1",
            START,
            null,
            alert(1).rule(),
            1,
            "m",
            "prod",
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

    Map<String, String> row = row(new StoredAlert(bare, null));

    assertThat(row)
        .containsEntry("state", "open")
        .containsEntry("stateBy", "")
        .containsEntry("user", "")
        .containsEntry("name", "")
        .containsEntry("responseCode", "");
  }

  private static Map<String, String> row(StoredAlert stored) {
    List<List<String>> rows = CsvRows.of(AlertCsv.head() + AlertCsv.line(stored));
    assertThat(rows).hasSize(2);
    return CsvRows.named(rows.get(0), rows.get(1));
  }
}
