package io.bellbuoy.standalone;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;

/**
 * A real Chromium without a window, for one test at a time. Everything of the page lies in shadow
 * roots, so elements are found through all of them; what is not there yet is waited for.
 */
final class Browser implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

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

  /** Waits until the selector finds nothing any more. */
  void gone(String selector) {
    await("no " + selector + " at " + path()).atMost(PATIENCE).until(() -> all(selector).isEmpty());
  }

  void click(String selector, String words) {
    await("click on " + selector + " with '" + words + "'")
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThatCode(() -> press(find(selector, words)))
                    .as("what the browser says")
                    .doesNotThrowAnyException());
  }

  private void press(WebElement element) {
    // The driver itself scrolls the window alone, not what scrolls inside of the page.
    driver.executeScript("arguments[0].scrollIntoView({block: 'nearest'})", element);
    element.click();
  }

  void type(String selector, String text) {
    WebElement field = find(selector);
    field.clear();
    field.sendKeys(text);
  }

  /** Types into whatever has the focus. */
  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** Replaces the text of an editor, key by key. */
  void write(String selector, String text) {
    find(selector).click();
    find(selector).sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
  }

  /** Sets one part of a stored thing as a second person would, behind the back of the page. */
  void changeMeanwhile(String path, String thing, String part, String value) {
    assertThat(driver.executeAsyncScript(CHANGE, path, thing, part, value)).isEqualTo(200L);
  }

  /** Drags with the pointer, in small steps as a hand does. */
  void drag(WebElement from, int down) {
    Actions hand = new Actions(driver).moveToElement(from).clickAndHold();
    for (int step = 0; step < 8; step++) {
      hand.moveByOffset(0, down / 8);
    }
    hand.release().perform();
  }

  /** Puts the pointer where the selector finds something. */
  void point(String selector) {
    new Actions(driver).moveToElement(find(selector)).perform();
  }

  /** Runs a script on an element, {@code arguments[0]}. */
  Object run(String script, WebElement element) {
    return requireNonNull(driver.executeScript(script, element));
  }

  /** Forgets what it has kept of pages, but for who is logged in. */
  void forget() {
    driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
  }

  /** What a script finds that calls its last argument with it. */
  Object measure(String script, Object... arguments) {
    return requireNonNull(driver.executeAsyncScript(script, arguments));
  }

  /** As if another window covered it: until the next page is loaded, nothing is read by itself. */
  void lookAway() {
    driver.executeScript("Object.defineProperty(document, 'visibilityState', {value: 'hidden'})");
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

  /** Waits until nothing is being read any more. */
  void settled() {
    await("content of " + path())
        .atMost(PATIENCE)
        .until(() -> all("bb-skeleton").isEmpty() && !all("h1, h2, bb-empty").isEmpty());
  }

  void screenshot(String name) {
    try {
      Files.createDirectories(screenshots);
      Files.write(screenshots.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Looks at the page as it is now. */
  PageAudit audit() {
    return new PageAudit(driver);
  }

  @Override
  public void close() {
    driver.quit();
  }
}
