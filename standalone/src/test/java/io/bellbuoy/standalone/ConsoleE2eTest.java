package io.bellbuoy.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The console as people use it: in a real browser, from the first login on, one story in order. */
@TestMethodOrder(OrderAnnotation.class)
class ConsoleE2eTest {

  private static final String RULE = "deleted-prices";

  /** In front of the user's name: it would be run where a page took it for more than text. */
  private static final String MALLORY = "<img src=x onerror=alert(1)>";

  private static final String EXPRESSION = "bb-expression[label=Expression] >> .cm-content";
  private static final String MESSAGE = "bb-expression[kind=message] >> .cm-content";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Every page but those before the login; its picture is named after its path. */
  private static final List<String> PAGES =
      List.of(
          "/",
          "/alerts",
          "/attack",
          "/rules",
          "/rules/privileged-pod",
          "/rules/" + RULE,
          "/rules/_new",
          "/policy",
          "/clusters",
          "/clusters/local",
          "/channels",
          "/people",
          "/changes",
          "/nowhere");

  @TempDir static Path data;
  @TempDir static Path profile;

  private static RunningUp up;
  private static Browser browser;

  @RegisterExtension
  static final AfterTestExecutionCallback PICTURE =
      test -> {
        if (test.getExecutionException().isPresent()) {
          brokeAt = test.getDisplayName();
          browser.screenshot("failed-" + test.getRequiredTestMethod().getName());
        }
      };

  /** The part of the story that failed; those after it are built upon it. */
  private static @Nullable String brokeAt;

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

  /** Somebody else, with a token. */
  private static ConsoleClient client() {
    return new ConsoleClient(up.endpoints().console(), up.endpoints().token(), null);
  }

  @BeforeEach
  void goOn() {
    assumeTrue(brokeAt == null, () -> "the story broke at " + brokeAt);
  }

  @Test
  @Order(1)
  void theFirstPasswordMustBeChangedBeforeAnythingElse() {
    assertThat(LoginPage.in(browser, "/login?problem=role").said()).contains("no role");
    LoginPage login = LoginPage.in(browser, "/rules");
    for (String theme : List.of("dark", "light")) {
      browser.theme(theme);
      assertThat(browser.audit().violations()).isEmpty();
      browser.screenshot("login-" + theme);
    }
    login.logIn("admin", "not the password");
    browser.find("[role=alert]", "wrong");
    login.logIn("admin", up.oneTimePassword());
    browser.find("h1", "Choose a password");
    assertThat(browser.audit().violations()).isEmpty();
    browser.screenshot("password");
    login.choose(up.oneTimePassword(), "a long enough password");
    browser.find("h1", "Rules");
    assertThat(browser.path()).isEqualTo("/rules");
    browser.mark();
  }

  @Test
  @Order(2)
  void aTypoInARuleIsUnderlinedUntilItIsPutRight() {
    browser.click("bb-rules >> a.primary", "New");
    browser.type("bb-rule-condition >> input[required]", "Deleted prices");
    browser.write(EXPRESSION, "jpath(\"objectRef.name\") == \"prices\"");
    browser.find("bb-rule-condition >> .cm-lintRange-error", "==");
    browser.find("bb-rule-condition >> bb-diagnostic-list >> li.error", "write =");
    browser.screenshot("rule-typo");

    browser.write(EXPRESSION, "jpath(\"objectRef.name\") = \"prices\"");
    browser.gone("bb-rule-condition >> .cm-lintRange-error");
    browser.write(MESSAGE, "{user.username} deleted {objectRef.name}");
  }

  @Test
  @Order(3)
  void theRuleIsTriedOnTheTrafficOfTheLastHoursBeforeItIsStored() throws Exception {
    assertThat(up.post(Events.deletedMap("tried", MALLORY))).isEqualTo(200);
    browser.click("bb-tabs >> [role=tab]", "Try it");
    browser.click("bb-rule-try >> button", "Pasted events");
    browser.type("bb-try-events >> textarea", Events.deletedMap("pasted", MALLORY));
    browser.click("bb-try-events >> button.primary", "Try");
    browser.find("bb-trial-result >> p", MALLORY + " deleted prices");
    browser.click("bb-rule-try >> button", "The last hours");
    browser.click("bb-try-history >> button.primary", "Try");
    browser.find("bb-trial-noise >> bb-ranking >> li", MALLORY);
    assertThat(browser.audit().violations()).isEmpty();
    browser.screenshot("rule-tried");
    browser.click("bb-trial-noise >> .line", MALLORY + " deleted prices");
    browser.click("bb-trial-noise >> button", "Keep as a test");
    browser.find("bb-rule-tests >> .passed");

    browser.click("bb-rule-head >> button.primary", "Create");
    browser.find("bb-toasts >> .note", "The policy does not name it yet");
    assertThat(browser.path()).isEqualTo("/rules/" + RULE);
  }

  @Test
  @Order(4)
  void whatIsPublishedJudgesTheNextEventAndTheAlertArrivesWithoutReloading() throws Exception {
    PolicyPage policy = PolicyPage.in(browser);
    policy.add(RULE);
    assertThat(policy.publish("prices are watched")).contains("added", "Deleted prices");
    policy.inForce(2);

    browser.go("/alerts");
    browser.find("[role=status]", "live");
    // A list that somebody points at does not move by itself.
    browser.point("h1");
    assertThat(up.post(Events.deletedMap("first", MALLORY))).isEqualTo(200);
    browser.find("bb-table >> [role=row]", MALLORY + " deleted prices");
    browser.click("bb-table >> a.cover", "");
    browser.find("bb-alert-detail >> table", "objectRef.name");
    assertThat(browser.all("bb-tree >> mark")).isNotEmpty();
    assertThat(browser.audit().violations()).isEmpty();
    browser.screenshot("alert");
    assertThat(browser.isMarked()).as("loaded anew").isTrue();
  }

  @Test
  @Order(5)
  void anExceptionMadeFromTheAlertSilencesItsUserAlone() throws Exception {
    browser.click("bb-alert-actions >> button", "Make exception");
    browser.screenshot("exception");
    browser.click("bb-alert-exception >> button.primary", "Make exception");
    browser.click("bb-toasts >> button", "To the policy");
    PolicyPage policy = new PolicyPage(browser);
    assertThat(policy.publish("not of mallory")).contains("changed", "its text");
    policy.inForce(3);

    up.post(Events.deletedMap("excepted", MALLORY));
    up.post(Events.deletedMap("other", "bob"));
    await().atMost(PATIENCE).until(() -> up.raised(RULE).contains("other"));
    assertThat(up.raised(RULE)).containsExactlyInAnyOrder("first", "other");
  }

  @Test
  @Order(6)
  void rollingBackTakesTheExceptionOutOfForce() throws Exception {
    PolicyPage policy = PolicyPage.in(browser);
    policy.restore(2);
    policy.inForce(4);
    browser.screenshot("rolled-back");

    up.post(Events.deletedMap("again", MALLORY));
    await().atMost(PATIENCE).until(() -> up.raised(RULE).contains("again"));
  }

  @Test
  @Order(7)
  void whoSavesARuleThatSomebodyChangedMeanwhileSeesTheDifferenceFirst() {
    browser.go("/rules/" + RULE);
    browser.find("bb-rule-head >> h1", "Deleted prices");
    browser.type("bb-rule-condition >> input", "Mine");
    browser.changeMeanwhile("/rules/" + RULE, "rule", "runbook", "theirs");
    browser.click("button.primary", "Save");
    browser.find("bb-conflict >> bb-difference >> .line", "theirs");
    browser.screenshot("rule-conflict");
    browser.click("bb-conflict >> button", "Save mine over it");
    browser.find("bb-rule-head >> button[disabled]", "Save");
    browser.click("[role=tab]", "History");
    browser.click("bb-rule-history >> .line", "changed");
    assertThat(browser.find("bb-difference >> [data-kind='-']", "theirs").isDisplayed()).isTrue();
  }

  @Test
  @Order(8)
  void rulesAreOrderedByPointerAndByKeyboard() {
    PolicyPage policy = PolicyPage.in(browser);
    List<String> before = policy.rules();
    String first = before.get(0);
    policy.drag(first, 2);
    assertThat(policy.spoken()).containsPattern("is now 3 of \\d+");
    assertThat(policy.rules().indexOf(first)).isEqualTo(2);

    policy.move(first, Keys.HOME, Keys.ARROW_DOWN);
    assertThat(policy.spoken()).containsPattern("is now 2 of \\d+");
    policy.move(first, Keys.END, Keys.ESCAPE);
    assertThat(policy.rules().indexOf(first)).isEqualTo(1);
    policy.saved();
    policy.line(first).findElement(By.cssSelector("[data-does=up]")).click();
    policy.saved();
    assertThat(policy.rules()).isEqualTo(before);
  }

  @Test
  @Order(9)
  void whoEditsWhatAnotherHasChangedMeanwhileIsToldByWhom() {
    PolicyPage policy = PolicyPage.in(browser);
    browser.lookAway();
    ConsoleClient other = client();
    String draft = other.json("GET", "/api/v1/policy").get("draft").toString();
    String theirs = draft.replaceFirst("(\"privileged-pod\".*?)\"alert\"", "$1\"ignore\"");
    other.json("PUT", "/api/v1/policy", theirs, "If-Match", "*");

    policy.mode("privileged-pod", "shadow");
    browser.find("bb-conflict >> h2", "token up");
    browser.find("bb-conflict >> bb-difference >> .line", "privileged-pod · ignore");
    browser.screenshot("policy-conflict");
    browser.click("bb-conflict >> button", "Take theirs");
    policy.saved();
    assertThat(policy.mode("privileged-pod")).isEqualTo("ignore");
    Runnable edit = () -> browser.changeMeanwhile("/rules/" + RULE, "rule", "runbook", "new");
    assertThat(policy.publishUnseen(edit)).contains("Somebody changed", "its text");

    String twice = draft.replaceFirst("\\{[^{}]*\"privileged-pod\"[^{}]*}", "$0,$0");
    other.json("PUT", "/api/v1/policy", twice, "If-Match", "*");
    browser.go("/");
    assertThat(PolicyPage.in(browser).remarks("privileged-pod")).hasSize(2);
    policy.giveUp();
    assertThat(policy.mode("privileged-pod")).isEqualTo("alert");
  }

  @Test
  @Order(10)
  void whatIsSaidOfAnAlertStandsAmongTheChanges() {
    browser.go("/alerts");
    browser.click("bb-table >> a.cover", "");
    browser.click("bb-alert-actions >> button", "Acknowledge");
    browser.find("bb-alert-detail >> .badge", "acknowledged");

    ConsoleClient other = client();
    String path = "/api/v1/changes?object=alert";
    await().atMost(PATIENCE).until(() -> !other.json("GET", path).path("items").isEmpty());
    browser.go("/changes?object=alert");
    browser.click("bb-changes >> .line", "alert/");
    assertThat(browser.find("bb-difference >> .line", "acknowledged").isDisplayed()).isTrue();
  }

  @Test
  @Order(11)
  void everyPageIsFitForAllInBothThemesAndOnASmallScreen() {
    browser.audit().errors();
    assertThat(new PageTour(browser).faults(PAGES)).isEmpty();
    assertThat(browser.isMarked()).as("loaded anew").isTrue();
  }
}
