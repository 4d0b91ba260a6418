package io.bellbuoy.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * A real Chromium without a window, for one test at a time. Everything of the page lies in shadow
 * roots, so elements are found through all of them; what is not there yet is waited for.
 */
final class Browser implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

  /**
   * All elements that a selector finds, in whatever shadow root; those that are seen alone. A step
   * from an element into what lies in its shadow is written {@code >>}.
   */
  private static final String FIND =
      """
      const within = (root, selector, found = new Set()) => {
        root.querySelectorAll(selector).forEach((one) => found.add(one));
        root.querySelectorAll("*")
            .forEach((one) => one.shadowRoot && within(one.shadowRoot, selector, found));
        if (root.shadowRoot) {
          within(root.shadowRoot, selector, found);
        }
        return [...found];
      };
      return arguments[0].split(' >> ')
          .reduce((roots, step) => roots.flatMap((root) => within(root, step)), [document])
          .filter((one) => one.checkVisibility({visibilityProperty: true}));
      """;

  private static final String VIOLATIONS =
      """
      const done = arguments[arguments.length - 1];
      axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']}).then((result) =>
          done(result.violations
              .filter((one) => one.impact === 'serious' || one.impact === 'critical')
              .flatMap((one) => one.nodes.map((node) =>
                  one.id + ': ' + node.target.flat().join(' ') + ': ' + node.failureSummary))));
      """;

  private static final String CHANGE =
      """
      const [path, thing, part, value, done] = arguments;
      import('/js/api/client.js')
          .then(async ({get, put}) => {
            const {data, etag} = await get(path);
            const body = {[thing]: {...data[thing], [part]: value}};
            done((await put(path, body, {etag})).status);
          })
          .catch((problem) => done(String(problem)));
      """;

  private final ChromeDriver driver;
  private final String base;
  private final Path screenshots;

  /**
   * Starts one.
   *
   * @param base URL of the console
   * @param profile an empty folder for what the browser keeps
   * @param screenshots a folder for pictures of the page
   */
  Browser(String base, Path profile, Path screenshots) {
    this.base = base;
    this.screenshots = screenshots;
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File(DRIVER.toString()))
            .build();
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toString());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--user-data-dir=" + profile);
    options.setAcceptInsecureCerts(true);
    driver = new ChromeDriver(service, options);
    driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(1));
  }

  /** Skips the test, and says why, where the machine has none. */
  static void assumeThereIsOne() {
    assumeTrue(Files.isExecutable(CHROMIUM), "no browser here: install chromium");
    assumeTrue(Files.isExecutable(DRIVER), "no driver here: install chromium-driver");
  }

  void open(String path) {
    driver.get(base + path);
  }

  /** Goes to another page as a link does, without loading anything anew. */
  void go(String path) {
    driver.executeScript(
        "const a = document.createElement('a'); a.href = arguments[0];"
            + " document.body.append(a); a.click(); a.remove();",
        path);
  }

  String path() {
    return driver.getCurrentUrl().substring(base.length());
  }

  /** Marks the document, to see later that it was not loaded anew. */
  void mark() {
    driver.executeScript("window.marked = true");
  }

  boolean isMarked() {
    return Boolean.TRUE.equals(driver.executeScript("return window.marked === true"));
  }

  /** All that the selector finds and that are seen now. */
  @SuppressWarnings("unchecked")
  List<WebElement> all(String selector) {
    return (List<WebElement>) requireNonNull(driver.executeScript(FIND, selector));
  }

  /** The first that the selector finds and whose text contains the words; waited for. */
  WebElement find(String selector, String words) {
    return requireNonNull(
        await(selector + " with '" + words + "' at " + path())
            .atMost(PATIENCE)
            .until(() -> first(selector, words), found -> found != null));
  }

  WebElement find(String selector) {
    return find(selector, "");
  }

  private @Nullable WebElement first(String selector, String words) {
    try {
      for (WebElement element : all(selector)) {
        String text = String.valueOf(element.getDomProperty("textContent"));
        if (text.contains(words)) {
          return element;
        }
      }
    } catch (StaleElementReferenceException e) {
      // It was drawn anew meanwhile, and is looked for again.
    }
    return null;
  }

  void click(String selector, String words) {
    await("click on " + selector + " with '" + words + "'")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> {
              WebElement element = find(selector, words);
              // The driver itself scrolls the window alone, not what scrolls inside of the page.
              driver.executeScript("arguments[0].scrollIntoView({block: 'nearest'})", element);
              element.click();
              return true;
            });
  }

  void type(String selector, String text) {
    WebElement field = find(selector);
    field.clear();
    field.sendKeys(text);
  }

  /** Replaces the text of an editor, key by key. */
  void write(String selector, String text) {
    find(selector).click();
    find(selector).sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
  }

  /** Waits until nothing that the selector finds is seen any more. */
  void gone(String selector) {
    await(selector + " to go at " + path())
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(all(selector)).isEmpty());
  }

  /** Sets one part of a stored thing as a second person would, behind the back of the page. */
  void changeMeanwhile(String path, String thing, String part, String value) {
    Object status = driver.executeAsyncScript(CHANGE, path, thing, part, value);
    assertThat(status).isEqualTo(200L);
  }

  void size(int width, int height) {
    // The window's own edges are no part of the page; told by the protocol, the page is exactly so.
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    driver.manage().window().setSize(new Dimension(Math.max(width, 500), height));
  }

  /** Asks for light or dark as the system would. */
  void theme(String theme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
  }

  /** How many pixels the page is wider than the window. */
  long overflow() {
    Object pixels =
        driver.executeScript("return document.scrollingElement.scrollWidth - window.innerWidth");
    return ((Number) requireNonNull(pixels)).longValue();
  }

  /** Waits until nothing is being read any more. */
  void settled() {
    await("content of " + path())
        .atMost(PATIENCE)
        .until(() -> all("bb-skeleton").isEmpty() && !all("h1, h2").isEmpty());
  }

  void screenshot(String name) {
    try {
      Files.createDirectories(screenshots);
      Files.write(screenshots.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What axe-core finds serious or critical on the page as it is now. */
  @SuppressWarnings("unchecked")
  List<String> violations() {
    try (InputStream axe = requireNonNull(Browser.class.getResourceAsStream(AXE), AXE)) {
      driver.executeScript(new String(axe.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return (List<String>) requireNonNull(driver.executeAsyncScript(VIOLATIONS));
  }

  /** Errors that the page wrote to the browser's console, such as a breach of its policy. */
  List<String> errors() {
    return driver.manage().logs().get("browser").getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .map(entry -> entry.getMessage())
        .filter(message -> !message.contains("/api/v1/session - Failed to load resource"))
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
