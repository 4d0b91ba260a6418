package io.bellbuoy.sink.channel.wear;

import static io.bellbuoy.sink.store.AlertFixture.alert;
import static io.bellbuoy.sink.store.AlertFixture.alerts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.Occurrences;
import io.bellbuoy.schemas.RawJson;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.TestClock;
import io.bellbuoy.sink.channel.ChannelEnvironment;
import io.bellbuoy.sink.channel.ChannelException;
import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.SendResult;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options that all kinds share. */
final class WardrobeTest {

  private static Vertx vertx;

  private final FakeChannel bare = new FakeChannel(100);

  @BeforeAll
  static void openVertx() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void closeVertx() {
    vertx.close();
  }

  @Test
  void whatComesAgainWithItsFinalNumbersIsToldToNobody() {
    WornChannel worn = dressed(Severity.LOW, Map.of());
    Alert alert = alerts(1).get(0);
    Occurrences closed =
        new Occurrences(9, null, alert.raisedAt(), alert.raisedAt(), Map.of(), List.of(), true);

    SendResult result =
        worn.send(List.of(alert.withOccurrences(alert.id(), alert.raisedAt(), closed)));

    assertThat(result).isInstanceOf(SendResult.Unwanted.class);
    assertThat(bare.taken).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "rules; host-path; 1 4 7",
        "rules; host-*, privileged-pod; 1 2 4 5 7 8",
        "tags; nothing; ''",
        "tags; t?g; 0 1 2 3 4 5 6 7 8",
        "clusters; test-*; ''",
        "clusters; test, prod; 0 1 2 3 4 5 6 7 8",
        "where; jpath(\"kind\") = \"Event\"; 0 1 2 3 4 5 6 7 8",
        "where; jpath(\"verb\") = \"get\"; ''",
        "where; cluster = \"prod\"; 0 1 2 3 4 5 6 7 8"
      })
  void whatIsSelectedPassesAndTheRestStaysBehind(String option, String value, String numbers) {
    WornChannel worn = dressed(Severity.LOW, Map.of(option, value));

    SendResult result = worn.send(alerts(9));

    List<Alert> expected =
        List.of(numbers.split(" ", -1)).stream()
            .filter(n -> !n.isEmpty())
            .map(n -> alert(Integer.parseInt(n)))
            .toList();
    assertThat(bare.taken).isEqualTo(expected);
    assertThat(result)
        .isEqualTo(expected.isEmpty() ? new SendResult.Unwanted() : new SendResult.Sent());
    assertThat(worn.told()).isEqualTo(expected.size());
  }

  @Test
  void severityAndSelectionMustBothHold() {
    dressed(Severity.HIGH, Map.of("rules", "host-path")).send(alerts(9));

    assertThat(bare.taken).containsExactly(alert(7));
  }

  @Test
  void anAlertWithoutItsEventIsNotHiddenByACondition() {
    Alert padded = alert(1).withoutEvent();
    Alert odd = alert(1).withEvent(new RawJson("\"no event\""));

    dressed(Severity.LOW, Map.of("where", "jpath(\"verb\") = \"get\"")).send(List.of(padded, odd));

    assertThat(bare.taken).containsExactly(padded, odd);
  }

  @Test
  void whatIsDoneOfASelectionIsDoneOfTheWhole() {
    WornChannel worn = dressed(Severity.LOW, Map.of("rules", "host-path"));
    bare.answer = new SendResult.Part(2, new SendResult.Later("away"));

    assertThat(worn.send(alerts(9)))
        .isEqualTo(new SendResult.Part(7, new SendResult.Later("away")));
    assertThat(worn.told()).isEqualTo(2);
  }

  @Test
  void aChannelThatNeedsToRememberNothingHasNoMemory() {
    assertThat(dressed(Severity.LOW, Map.of()).memory().isNeeded()).isFalse();
    assertThat(dressed(Severity.LOW, Map.of("rate", "5")).memory().isNeeded()).isTrue();
    assertThat(dressed(Severity.LOW, Map.of("digest", "5m")).memory().isNeeded()).isTrue();
    assertThat(dressed(Severity.LOW, Map.of()).due()).isNull();
  }

  @Test
  void theWholeIsClosedWithTheChannel() {
    WornChannel worn =
        dressed(
            Severity.LOW,
            Map.of("rate", "5", "digest", "5m", "quietHours", "22:00-07:00 Europe/Berlin"));
    worn.close();

    assertThat(bare.closed).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "rules; a,,b; it must be patterns with commas in between",
        "where; jpath(\"verb\") =; 1:",
        "where; jpath(\"verb\") in @list; 1:",
        "digest; soon; it must be a number with ms, s, m or h",
        "digestSamples; 21; it must be a number from 0 to 20",
        "rate; 0; it must be a number from 1 to 600",
        "quietHours; 22:00-07:00; it must be two different times and a time zone",
        "quietHours; 22:00-22:00 UTC; it must be two different times",
        "quietHours; 25:00-07:00 UTC; it must be two different times",
        "quietHours; 22:00-07:00 Europe/Atlantis; it must be two different times",
        "timeout; 1h; it must be at most 120s"
      })
  void anOptionThatCannotBeUsedIsNamed(String name, String value, String problem) {
    assertThatThrownBy(() -> dressed(Severity.LOW, Map.of(name, value)))
        .isInstanceOf(ChannelException.class)
        .hasMessageContaining(name + ": " + problem);
  }

  private WornChannel dressed(Severity lowest, Map<String, String> given) {
    ChannelOptions options =
        new ChannelOptions(
            new ChannelConfig("tested", "fake", true, lowest, given),
            new ChannelEnvironment(vertx, System.out, null, true));
    Wardrobe wardrobe = Wardrobe.read(options, lowest);
    options.done();
    return wardrobe.dress(bare, new TestClock());
  }
}
