package io.bellbuoy.standalone;

import java.util.ArrayList;
import java.util.List;

/**
 * Goes through pages in both themes and at both widths, takes their pictures and writes down what
 * is wrong with them.
 */
final class PageTour {

  private static final int HEIGHT = 844;

  private final Browser browser;
  private final List<String> faults = new ArrayList<>();

  PageTour(Browser browser) {
    this.browser = browser;
  }

  /** The faults of all pages, on a wide screen and on one as small as that of a telephone. */
  List<String> faults(List<String> paths) {
    PageAudit audit = browser.audit();
    for (String path : paths) {
      browser.size(1280, HEIGHT);
      browser.go(path);
      for (int width : List.of(1280, 390)) {
        browser.size(width, HEIGHT);
        browser.settled();
        for (String theme : List.of("light", "dark")) {
          browser.theme(theme);
          look(audit, picture(path, width, theme));
        }
      }
      audit.errors().forEach(error -> faults.add(path + ": " + error));
    }
    browser.size(1280, HEIGHT);
    audit.foreignRequests().forEach(address -> faults.add("asked for " + address));
    return faults;
  }

  private void look(PageAudit audit, String picture) {
    // First, because it ends what fades: a picture shall show the page's colours.
    audit.violations().forEach(fault -> faults.add(picture + ": " + fault));
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
