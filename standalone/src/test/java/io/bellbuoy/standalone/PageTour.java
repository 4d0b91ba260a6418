package io.bellbuoy.standalone;

import java.util.ArrayList;
import java.util.List;

/** Goes through pages, takes their pictures and writes down what is wrong with them. */
final class PageTour {

  private static final int HEIGHT = 844;

  private final Browser browser;
  private final List<String> faults = new ArrayList<>();

  PageTour(Browser browser) {
    this.browser = browser;
  }

  /** The faults of all pages in both themes, and on a screen as small as that of a telephone. */
  List<String> faults(List<String> paths) {
    PageAudit audit = browser.audit();
    for (String path : paths) {
      browser.size(1280, HEIGHT);
      browser.go(path);
      browser.settled();
      for (String theme : List.of("light", "dark")) {
        browser.theme(theme);
        String picture = picture(path, 1280, theme);
        audit.violations().forEach(fault -> faults.add(picture + ": " + fault));
        look(audit, picture);
      }
      browser.size(390, HEIGHT);
      browser.settled();
      look(audit, picture(path, 390, "dark"));
      browser.theme("light");
      look(audit, picture(path, 390, "light"));
      audit.errors().forEach(error -> faults.add(path + ": " + error));
    }
    browser.size(1280, HEIGHT);
    audit.foreignRequests().forEach(address -> faults.add("asked for " + address));
    return faults;
  }

  private void look(PageAudit audit, String picture) {
    browser.screenshot(picture);
    if (audit.overflow() > 0) {
      faults.add(picture + ": it is wider than the window");
    }
  }

  private static String picture(String path, int width, String theme) {
    String name = path.equals("/") ? "overview" : path.substring(1).replace('/', '-');
    return name + "-" + width + "-" + theme;
  }
}
