package io.bellbuoy.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.schemas.JsonSerde;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The console as people use it: in a real browser, from the first login on. */
@TestMethodOrder(OrderAnnotation.class)
class ConsoleE2eTest {

  private static final String CHOSEN = "a long enough password";

  /** Pages that need nothing to be there, by the names of their pictures. */
  private static final Map<String, String> PAGES =
      Map.of(
          "overview", "/",
          "alerts", "/alerts",
          "attack", "/attack",
          "rules", "/rules",
          "rule", "/rules/privileged-pod",
          "policy", "/policy",
          "clusters", "/clusters",
          "cluster", "/clusters/local",
          "people", "/people",
          "changes", "/changes");

  @TempDir static Path data;
  @TempDir static Path profile;

  private static RunningUp up;
  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    up = new RunningUp(data);
    JsonNode endpoints =
        JsonSerde.mapper().readTree(Files.readString(data.resolve("endpoints.json")));
    assumeTrue(endpoints.hasNonNull("console"), "this program runs no console yet");
    browser =
        new Browser(endpoints.get("console").asText(), profile, Path.of("target/screenshots"));
    browser.size(1280, 800);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    up.close();
  }

  @Test
  @Order(1)
  void theFirstPasswordMustBeChangedBeforeAnythingElse() {
    browser.open("/alerts");
    browser.find("bb-login >> input[name=name]", "");
    browser.screenshot("login");
    logIn("admin", "not the password");
    assertThat(browser.find("[role=alert]").getText()).contains("wrong");
    logIn("admin", firstPassword());
    browser.find("h1", "Choose a password");
    browser.screenshot("password");
    browser.type("input[name=old]", firstPassword());
    browser.type("input[name=fresh]", CHOSEN);
    browser.type("input[name=again]", CHOSEN);
    browser.click("button.primary", "Save");
    browser.find("h1", "Alerts");
    assertThat(browser.path()).isEqualTo("/alerts");
  }

  @Test
  @Order(2)
  void anAlertArrivesWithoutReloadingAndSaysWhyItWasRaised() throws Exception {
    browser.go("/alerts");
    browser.find("[role=status]", "live");
    browser.mark();
    String event =
        Welcome.FIRST_EVENT
            .replace("'$(date +%s)'", "browser")
            .replace("mallory", "<img src=x onerror=alert(1)>");
    assertThat(up.post(event)).isEqualTo(200);
    browser.find("bb-table >> [role=row]", "<img src=x onerror=alert(1)>");
    assertThat(browser.isMarked()).isTrue();
    browser.click("bb-table >> a.cover", "");
    assertThat(browser.find("bb-alert-detail >> table").getText()).contains("privileged", "true");
    assertThat(browser.all("bb-tree >> mark")).isNotEmpty();
    assertThat(browser.violations()).isEmpty();
    browser.screenshot("alert");
    browser.find("bb-drawer").sendKeys(Keys.ESCAPE);
  }

  @Test
  @Order(3)
  void everyPageIsFitForAllInBothThemesAndOnASmallScreen() {
    List<String> faults = new ArrayList<>();
    for (String theme : List.of("light", "dark")) {
      browser.theme(theme);
      for (int width : List.of(1280, 390)) {
        browser.size(width, 844);
        PAGES.forEach(
            (name, path) -> {
              browser.go(path);
              browser.settled();
              String picture = name + "-" + width + "-" + theme;
              browser.screenshot(picture);
              browser.violations().forEach(fault -> faults.add(picture + ": " + fault));
              if (browser.overflow() > 0) {
                faults.add(picture + ": it is wider than the window");
              }
            });
      }
    }
    browser.size(1280, 800);
    assertThat(faults).isEmpty();
    assertThat(browser.errors()).isEmpty();
  }

  private static void logIn(String name, String password) {
    browser.type("bb-login >> input[name=name]", name);
    browser.type("bb-login >> input[name=password]", password);
    browser.click("bb-login >> button.primary", "");
  }

  /** The one-time password, where {@code up} leaves it for its owner. */
  private static String firstPassword() {
    try {
      return Files.readString(data.resolve("first-password")).strip();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
