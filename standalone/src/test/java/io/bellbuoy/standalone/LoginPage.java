package io.bellbuoy.standalone;

/** What stands before the console. */
record LoginPage(Browser browser) {

  /** Opens a page as somebody who is not logged in. */
  static LoginPage in(Browser browser, String path) {
    browser.open(path);
    browser.find("bb-login >> input[name=name]");
    return new LoginPage(browser);
  }

  /** Why the login before came to nothing. */
  String said() {
    return browser.find("bb-login >> [role=alert]").getText();
  }

  void logIn(String name, String password) {
    browser.type("bb-login >> input[name=name]", name);
    browser.type("bb-login >> input[name=password]", password);
    browser.click("bb-login >> button.primary", "");
  }

  /** Changes the password, as one must the first time. */
  void choose(String old, String fresh) {
    browser.type("input[name=old]", old);
    browser.type("input[name=fresh]", fresh);
    browser.type("input[name=again]", fresh);
    browser.click("button.primary", "Save");
  }
}
