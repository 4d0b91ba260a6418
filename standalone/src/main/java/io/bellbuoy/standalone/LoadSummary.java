package io.bellbuoy.standalone;

import io.bellbuoy.standalone.load.LoadReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report of a load, for people and for programs. */
final class LoadSummary {

  private LoadSummary() {}

  static List<String> lines(LoadReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        text(
            "acknowledged  %,d of %,d events in %.1f s: %,.0f events/s, %.1f MB/s",
            report.acknowledged(),
            report.due(),
            report.time().toMillis() / 1e3,
            report.rate(),
            report.bytesPerSecond() / 1e6));
    lines.add(text("to alert      %,d of them", report.alerting()));
    lines.add(
        text(
            "latency       p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, most %.1f ms",
            report.latencyMillis(50),
            report.latencyMillis(90),
            report.latencyMillis(99),
            report.latencyMillis(99.9),
            report.latencyMillis(100)));
    report.answers().forEach((status, count) -> lines.add(answers(status, count)));
    if (!report.complete()) {
      lines.add(
          text(
              "failed        %,d dropped before they were sent, %,d sent in vain, %,d unanswered",
              report.dropped(), report.lost(), report.unfinished()));
    }
    return lines;
  }

  private static String answers(int status, long count) {
    return text("answers       %s: %,d", status == 0 ? "none" : Integer.toString(status), count);
  }

  static Map<String, Object> members(LoadReport report) {
    return JsonLine.members(
        "seconds",
        report.time().toMillis() / 1e3,
        "due",
        report.due(),
        "acknowledged",
        report.acknowledged(),
        "alerting",
        report.alerting(),
        "eventsPerSecond",
        report.rate(),
        "bytesPerSecond",
        report.bytesPerSecond(),
        "dropped",
        report.dropped(),
        "lost",
        report.lost(),
        "unfinished",
        report.unfinished(),
        "answers",
        report.answers(),
        "latencyMillis",
        JsonLine.members(
            "p50",
            report.latencyMillis(50),
            "p90",
            report.latencyMillis(90),
            "p99",
            report.latencyMillis(99),
            "p999",
            report.latencyMillis(99.9),
            "max",
            report.latencyMillis(100)));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
