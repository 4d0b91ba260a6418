package io.bellbuoy.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  private static final String EXPRESSION =
      "bb-rule-condition >> bb-expression[tall] >> .cm-content";

  /** Every page but the login; its picture is named after its path. */
  private static final List<String> PAGES =
      List.of(
          "/",
          "/alerts",
          "/attack",
          "/rules",
          "/rules/privileged-pod",
          "/rules/_new",
          "/policy",
          "/clusters",
          "/clusters/local",
          "/channels",
          "/people",
          "/changes");

  @TempDir static Path data;
  @TempDir static Path profile;

  private static RunningUp up;
  private static Browser browser;

  @BeforeAll
  static void start() {
    Browser.assumeThereIsOne();
    up = new RunningUp(data);
    browser = new Browser(up.endpoints().console(), profile, Path.of("target/screenshots"));
    browser.size(1280, 800);
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

  @Test
  @Order(1)
  void theFirstPasswordMustBeChangedBeforeAnythingElse() {
    browser.open("/alerts");
    browser.find("bb-login >> input[name=name]", "");
    browser.screenshot("login");
    logIn("admin", "not the password");
    assertThat(browser.find("[role=alert]").getText()).contains("wrong");
    logIn("admin", up.oneTimePassword());
    browser.find("h1", "Choose a password");
    browser.screenshot("password");
    browser.type("input[name=old]", up.oneTimePassword());
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
        for (String path : PAGES) {
          browser.go(path);
          browser.settled();
          String picture = "page" + path.replace('/', '-') + "-" + width + "-" + theme;
          browser.screenshot(picture);
          browser.violations().forEach(fault -> faults.add(picture + ": " + fault));
          if (browser.overflow() > 0) {
            faults.add(picture + ": it is wider than the window");
          }
        }
      }
    }
    browser.size(1280, 800);
    assertThat(faults).isEmpty();
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  @Order(4)
  void aRuleIsWrittenWithTheCompilersHelpAndTriedOnTraffic() {
    browser.go("/rules");
    browser.click("bb-rules >> a.primary", "New");
    browser.type("bb-rule-condition >> input", "A <b>miner</b>");
    browser.write(EXPRESSION, "jpath(\"objectRef.name\") == \"miner\"");
    browser.find("bb-rule-condition >> .cm-lintRange-error", "==");
    browser.find("bb-rule-condition >> bb-diagnostic-list >> li", "write =");
    browser.screenshot("rule-typo");
    browser.write(EXPRESSION, "jpath(\"objectRef.name\") = \"miner\"");
    browser.gone("bb-rule-condition >> .cm-lintRange-error");
    browser.click("[role=tab]", "Try it");
    browser.click("bb-try-history >> button.primary", "Try");
    browser.find("bb-trial-noise >> .line", "A <b>miner</b>");
    browser.find("bb-trial-noise >> bb-ranking >> li", "<img src=x onerror=alert(1)>");
    assertThat(browser.violations()).isEmpty();
    browser.screenshot("rule-trial");
    browser.click("bb-trial-noise >> .line", "A <b>miner</b>");
    browser.click("bb-trial-noise >> button", "Keep as a test");
    browser.find("bb-rule-tests >> .passed");
    browser.click("button.primary", "Create");
    browser.find("[role=tab]", "History");
    assertThat(browser.path()).isEqualTo("/rules/a-b-miner-b");
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  @Order(5)
  void whoSavesARuleThatSomebodyChangedMeanwhileSeesTheDifferenceFirst() {
    browser.go("/rules/a-b-miner-b");
    browser.find("bb-rule-tests >> .passed");
    browser.type("bb-rule-condition >> input", "Mine");
    browser.changeMeanwhile("/rules/a-b-miner-b", "rule", "runbook", "theirs");
    browser.click("button.primary", "Save");
    browser.find("bb-conflict >> bb-difference >> .line", "theirs");
    browser.screenshot("rule-conflict");
    browser.click("bb-conflict >> button", "Save mine over it");
    browser.find("bb-rule-head >> button[disabled]", "Save");
    browser.click("[role=tab]", "History");
    browser.click("bb-rule-history >> .line", "changed");
    assertThat(browser.find("bb-difference >> [data-kind='-']", "theirs").isDisplayed()).isTrue();
  }

  private static void logIn(String name, String password) {
    browser.type("bb-login >> input[name=name]", name);
    browser.type("bb-login >> input[name=password]", password);
    browser.click("bb-login >> button.primary", "");
  }
}
