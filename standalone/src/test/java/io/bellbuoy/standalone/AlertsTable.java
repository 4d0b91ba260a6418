package io.bellbuoy.standalone;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.openqa.selenium.WebElement;

/** The list of alerts, of which only what is in sight exists. */
record AlertsTable(Browser browser) {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String TO_THE_END =
      """
      const body = arguments[0];
      body.scrollTop = body.scrollHeight;
      return body.querySelectorAll('[role=row]').length;
      """;

  /** Scrolls until nothing more is read; the most rows that existed at any time. */
  int scrollToTheEnd() {
    WebElement body = browser.find("bb-alerts >> bb-table >> .body");
    int[] most = {0};
    await("the last alert")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              most[0] = Math.max(most[0], ((Number) browser.run(TO_THE_END, body)).intValue());
              return browser.all("bb-table >> .end").isEmpty() && isAtTheEnd(body);
            });
    return most[0];
  }

  private boolean isAtTheEnd(WebElement body) {
    String script =
        "const b = arguments[0]; return b.scrollTop + b.clientHeight >= b.scrollHeight - 2;";
    return Boolean.TRUE.equals(browser.run(script, body));
  }

  /** The number of the last row that exists, from 1. */
  int lastRow() {
    WebElement last = browser.all("bb-alerts >> bb-table >> .body [role=row]").get(0);
    for (WebElement row : browser.all("bb-alerts >> bb-table >> .body [role=row]")) {
      last = row;
    }
    return 1 + Integer.parseInt(requireNonNull(last.getDomAttribute("data-index")));
  }
}
