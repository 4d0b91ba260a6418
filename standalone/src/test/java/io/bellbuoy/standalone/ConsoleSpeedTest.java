package io.bellbuoy.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How fast the page is where there is much to show. It prints times, and holds nobody to them. */
@Tag("long")
class ConsoleSpeedTest {

  private static final int RULES = 1000;
  private static final int ALERTS = 10_000;
  private static final int LOADS = 5;

  @TempDir static Path data;
  @TempDir static Path profile;

  private static RunningUp up;
  private static Browser browser;
  private static PageSpeed speed;

  @BeforeAll
  static void start() {
    Browser.assumeThereIsOne();
    up = new RunningUp(data);
    browser = new Browser(up.endpoints().console(), profile, Path.of("target/screenshots"));
    browser.size(1280, 844);
    speed = new PageSpeed(browser);
    LoginPage login = LoginPage.in(browser, "/");
    login.logIn("admin", up.oneTimePassword());
    login.choose(up.oneTimePassword(), "a long enough password");
    browser.find("h1", "Overview");
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    if (up != null) {
      up.close();
    }
  }

  private static void tell(String what, String how) {
    System.out.println("console speed: " + what + ": " + how);
  }

  @Test
  void theFirstPageStandsAfterAFewRequests() {
    List<Number> cold = new ArrayList<>();
    List<Number> warm = new ArrayList<>();
    for (int i = 0; i < LOADS; i++) {
      browser.forget();
      browser.open("/");
      PageSpeed.Loaded first = speed.loaded();
      cold.add(first.content());
      tell("nothing cached", first.toString());
      browser.open("/");
      warm.add(speed.loaded().content());
    }
    tell("overview, nothing cached", PageSpeed.spread(cold));
    tell("overview, cached", PageSpeed.spread(warm));

    assertThat(browser.find("h1").getText()).isEqualTo("Overview");
  }

  @Test
  void aThousandRulesAreFilteredAtEachKey() {
    ConsoleClient console =
        new ConsoleClient(up.endpoints().console(), up.endpoints().token(), null);
    int shipped = console.items("/api/v1/rules").size();
    String rules =
        IntStream.range(shipped, RULES)
            .mapToObj(
                i ->
                    """
                      - id: many-%1$d
                        name: Zebra number %1$d
                        severity: low
                        expression: jpath("verb") = "many-%1$d"
                    """
                        .formatted(i))
            .collect(Collectors.joining("", "rules:\n", ""));
    console.json("POST", "/api/v1/rules/import", rules, "Content-Type", "text/yaml");
    browser.open("/rules");
    browser.find("[role=status]", "1,000 rules");

    List<Number> times = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    for (String words : List.of("z", "ze", "zeb", "zebr", "zebra", "zebra number 99", "")) {
      PageSpeed.Filtered filtered = speed.filter(words);
      times.add(filtered.millis());
      rows.add(filtered.rows());
    }
    tell(RULES + " rules, from a key to the frame", PageSpeed.spread(times));

    assertThat(rows).last().isEqualTo(RULES);
    assertThat(rows.get(4)).isEqualTo(RULES - shipped);
    assertThat(rows.get(5)).isBetween(1, 20);
  }

  @Test
  void tenThousandAlertsScrollFrameByFrame() throws Exception {
    for (int i = 0; i < ALERTS; i += 500) {
      String[] events =
          IntStream.range(i, i + 500)
              .mapToObj(n -> Events.privilegedPod("many-" + n))
              .toArray(String[]::new);
      assertThat(up.post(Events.list(events))).isEqualTo(200);
    }
    AlertsClient alerts = new AlertsClient(up.endpoints().api(), up.endpoints().token());
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> alerts.count("rule=privileged-pod") == ALERTS);
    browser.open("/alerts?rule=privileged-pod");
    browser.settled();

    List<Number> reading = speed.scroll(300, 120);
    AlertsTable table = new AlertsTable(browser);
    assertThat(table.scrollToTheEnd()).as("rows that exist").isLessThan(100);
    assertThat(table.lastRow()).isEqualTo(ALERTS);
    List<Number> back = speed.scroll(300, -120);
    List<Number> flung = speed.scroll(100, -1500);

    tell(ALERTS + " alerts, frames while more are read", PageSpeed.spread(reading));
    tell(ALERTS + " alerts, frames when all are there", PageSpeed.spread(back));
    tell(ALERTS + " alerts, frames with all rows new", PageSpeed.spread(flung));
    assertThat(List.of(reading.size(), back.size(), flung.size())).containsExactly(300, 300, 100);
  }
}
