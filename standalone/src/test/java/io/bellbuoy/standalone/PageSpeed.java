package io.bellbuoy.standalone;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures the page within itself: milliseconds as the browser counts them. */
record PageSpeed(Browser browser) {

  private static final String DEEP =
      """
      const deep = (selector, root = document) => root.querySelector(selector)
          ?? [...root.querySelectorAll('*')].filter((one) => one.shadowRoot)
              .map((one) => deep(selector, one.shadowRoot)).find((one) => one) ?? null;
      const done = arguments[arguments.length - 1];
      """;

  /** From the navigation until the content stands and a frame was drawn with it. */
  private static final String LOADED =
      DEEP
          + """
          const look = () => deep('h1') && !deep('bb-skeleton')
              ? requestAnimationFrame(() => done({
                  content: performance.now(),
                  firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1,
                  requests: performance.getEntriesByType('resource').length,
                }))
              : requestAnimationFrame(look);
          look();
          """;

  /** Scrolls as a wheel does, 120 pixels a frame, and tells how long each frame took. */
  private static final String SCROLL =
      DEEP
          + """
          const body = deep('bb-table').shadowRoot.querySelector('.body');
          const frames = [];
          let before = 0;
          const step = (now) => {
            if (before) frames.push(now - before);
            before = now;
            if (frames.length >= arguments[0]) return done(frames);
            body.scrollTop += arguments[1];
            requestAnimationFrame(step);
          };
          requestAnimationFrame(step);
          """;

  /** From a key in the search field until a frame was drawn with the rules that fit. */
  private static final String FILTER =
      DEEP
          + """
          const field = deep('bb-filter-bar').shadowRoot.querySelector('input');
          const began = performance.now();
          field.value = arguments[0];
          field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
          deep('bb-rules').updateComplete
              .then(() => deep('bb-table').updateComplete)
              .then(() => requestAnimationFrame(() => done({
                millis: performance.now() - began,
                rows: deep('bb-table').view.length,
              })));
          """;

  /**
   * A page that was opened.
   *
   * @param firstPaint when something of it was drawn
   * @param content when its content stood
   * @param requests how many files it asked for
   */
  record Loaded(double firstPaint, double content, int requests) {}

  /** A table that was filtered. */
  record Filtered(double millis, int rows) {}

  /** How long the page took that was just opened. */
  Loaded loaded() {
    Map<?, ?> found = (Map<?, ?>) browser.measure(LOADED);
    return new Loaded(
        number(found, "firstPaint"), number(found, "content"), (int) number(found, "requests"));
  }

  /** The times of that many frames while the table is scrolled. */
  @SuppressWarnings("unchecked")
  List<Number> scroll(int frames, int pixels) {
    return (List<Number>) browser.measure(SCROLL, frames, pixels);
  }

  /** How long it takes to show the rules that these words leave, and how many they are. */
  Filtered filter(String words) {
    Map<?, ?> found = (Map<?, ?>) browser.measure(FILTER, words);
    return new Filtered(number(found, "millis"), (int) number(found, "rows"));
  }

  private static double number(Map<?, ?> found, String name) {
    return ((Number) requireNonNull(found.get(name), name)).doubleValue();
  }

  /** Such as {@code median 16.7 ms, 95 % 17.0 ms, longest 33.4 ms}. */
  static String spread(List<Number> times) {
    double[] sorted = times.stream().mapToDouble(Number::doubleValue).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "median %.1f ms, 95 %% %.1f ms, longest %.1f ms",
        sorted[sorted.length / 2],
        sorted[sorted.length * 95 / 100],
        sorted[sorted.length - 1]);
  }
}
