package io.bellbuoy.console;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** What the console counts. Thread-safe. */
final class ConsoleMetrics {

  private static final String REQUESTS = "bellbuoy.console.requests";

  private final MeterRegistry registry;

  ConsoleMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** A request has begun. */
  Timer.Sample begun() {
    return Timer.start(registry);
  }

  /** A request has been answered, a stream of alerts is over. */
  void answered(Timer.Sample request, int status) {
    request.stop(
        Timer.builder(REQUESTS)
            .description("Requests to the page and its API, by the status of the answer")
            .tag("status", Integer.toString(status))
            .register(registry));
  }
}
