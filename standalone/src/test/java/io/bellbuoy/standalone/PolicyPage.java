package io.bellbuoy.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page of the policy as people use it. */
record PolicyPage(Browser browser) {

  private static final String LINES = "bb-policy-list >> [data-rule]";

  /** Opens it without loading anything anew. */
  static PolicyPage in(Browser browser) {
    browser.go("/policy");
    browser.find(LINES);
    return new PolicyPage(browser);
  }

  /** The ids of the rules that are drawn, in the order of their places. */
  List<String> rules() {
    return browser.all(LINES).stream()
        .map(line -> String.valueOf(line.getDomAttribute("data-rule")))
        .toList();
  }

  WebElement line(String rule) {
    return browser.find("bb-policy-list >> [data-rule=" + rule + "]");
  }

  /** The button by which a rule is moved. */
  WebElement grip(String rule) {
    return browser.find("bb-policy-list >> [data-rule=" + rule + "] [data-does=grip]");
  }

  void drag(String rule, int lines) {
    browser.drag(grip(rule), lines * line(rule).getSize().height);
  }

  /** Holds a rule by the keyboard, presses the keys, and lets it go. */
  void move(String rule, CharSequence... keys) {
    grip(rule).sendKeys(Keys.SPACE);
    browser.find("bb-policy-list >> [aria-live]", "is held at");
    browser.press(keys);
    browser.press(Keys.SPACE);
  }

  String mode(String rule) {
    return String.valueOf(select(rule).getDomProperty("value"));
  }

  void mode(String rule, String mode) {
    select(rule).findElement(By.cssSelector("option[value=" + mode + "]")).click();
  }

  private WebElement select(String rule) {
    return browser.find("bb-policy-list >> [data-rule=" + rule + "] select");
  }

  void giveUp() {
    browser.click("bb-policy >> button", "Give up draft");
    browser.click("bb-ask >> button.danger", "Give up");
    browser.find("bb-toasts >> .note", "in force again");
  }

  /** What a screen reader was told last. */
  String spoken() {
    return String.valueOf(
        browser.find("bb-policy-list >> [aria-live]").getDomProperty("textContent"));
  }

  void saved() {
    browser.find("bb-policy >> .saved", "Draft saved");
  }

  void add(String rule) {
    browser.click("bb-policy >> button", "Add rules");
    browser.type("bb-policy-add >> input[type=search]", rule);
    browser.click("bb-policy-add >> label", rule);
    browser.click("bb-policy-add >> button.primary", "Add 1 rule");
    saved();
  }

  /** Shows the difference and publishes it; says what the difference is in a few words. */
  String publish(String comment) {
    browser.click("bb-policy >> button.primary", "Review and publish");
    String difference = browser.find("bb-policy-difference >> ul").getText();
    browser.type("bb-policy-publish >> textarea", comment);
    assertThat(browser.audit().violations()).isEmpty();
    browser.click("bb-policy-publish >> button.primary", "Publish");
    return difference;
  }

  /** Reviews, and publishes after somebody else was at it: what the page says to that. */
  String publishUnseen(Runnable meanwhile) {
    browser.click("bb-policy >> button.primary", "Review and publish");
    browser.find("bb-policy-difference >> ul");
    meanwhile.run();
    browser.click("bb-policy-publish >> button.primary", "Publish");
    String notice = browser.find("bb-policy-publish >> [role=alert]").getText();
    assertThat(browser.audit().violations()).isEmpty();
    browser.screenshot("policy-changed");
    String difference = browser.find("bb-policy-difference >> ul").getText();
    browser.click("bb-policy-publish >> button", "Cancel");
    return notice + difference;
  }

  /** What is said of a rule, at each of its places. */
  List<String> remarks(String rule) {
    return browser.all("bb-policy-list >> [data-rule=" + rule + "] .remark").stream()
        .map(WebElement::getText)
        .toList();
  }

  /** Puts an older version in force again. */
  void restore(int version) {
    browser.click("bb-policy >> button", "Versions");
    browser.find("bb-policy-versions >> li", "Version " + version);
    assertThat(browser.audit().violations()).isEmpty();
    browser.click("bb-policy-versions >> [data-version='" + version + "'] button", "Restore");
    browser.click("bb-policy-publish >> button.primary", "Restore");
  }

  /** Waits until the engines judge by a version. */
  void inForce(int version) {
    browser.find("bb-policy >> h1 ~ span", "Version " + version + " in force");
  }
}
