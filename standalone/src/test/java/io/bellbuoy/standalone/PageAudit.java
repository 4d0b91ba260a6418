package io.bellbuoy.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.logging.Level;
import org.openqa.selenium.chrome.ChromeDriver;

/** What is wrong with a page as it stands in the browser. */
record PageAudit(ChromeDriver driver) {

  private static final String AXE = "/axe.min.js";

  /** Colours that fade are brought to their end first: halfway they are no colours of the page. */
  private static final String VIOLATIONS =
      """
      const done = arguments[arguments.length - 1];
      const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
      const endFading = (root) => {
        root.getAnimations().filter((one) => one instanceof CSSTransition)
            .forEach((one) => one.finish());
        root.querySelectorAll('*').forEach((one) => one.shadowRoot && endFading(one.shadowRoot));
      };
      const judge = () => {
        endFading(document);
        axe.run(document, {runOnly, resultTypes: ['violations']}).then((result) =>
            done(result.violations
                .filter((one) => one.impact === 'serious' || one.impact === 'critical')
                .flatMap((one) => one.nodes.map((node) =>
                    one.id + ': ' + node.target.flat().join(' ') + ': ' + node.failureSummary))));
      };
      requestAnimationFrame(() => requestAnimationFrame(judge));
      """;

  private static final String FOREIGN =
      """
      return performance.getEntriesByType('resource').map((one) => one.name)
          .filter((name) => new URL(name).origin !== location.origin);
      """;

  /** What axe-core finds serious or critical. */
  @SuppressWarnings("unchecked")
  List<String> violations() {
    if (Boolean.FALSE.equals(driver.executeScript("return 'axe' in window"))) {
      driver.executeScript(axe());
    }
    return (List<String>) requireNonNull(driver.executeAsyncScript(VIOLATIONS));
  }

  private static String axe() {
    try (InputStream axe = requireNonNull(PageAudit.class.getResourceAsStream(AXE), AXE)) {
      return new String(axe.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many pixels the page is wider than the window. */
  long overflow() {
    Object pixels =
        driver.executeScript("return document.scrollingElement.scrollWidth - window.innerWidth");
    return ((Number) requireNonNull(pixels)).longValue();
  }

  /** What the document asked of any other place than the console. */
  @SuppressWarnings("unchecked")
  List<String> foreignRequests() {
    return (List<String>) requireNonNull(driver.executeScript(FOREIGN));
  }

  /**
   * Errors that the page wrote to the browser's console since this was last asked, such as a breach
   * of its policy. That nobody is logged in yet is none.
   */
  List<String> errors() {
    return driver.manage().logs().get("browser").getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .map(entry -> entry.getMessage())
        .filter(message -> !message.contains("/api/v1/session - Failed to load resource"))
        .toList();
  }
}
