package io.bellbuoy.sink.channel.incident;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.AlertText;
import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.card.ConsoleLink;
import io.bellbuoy.sink.channel.card.Fact;
import io.bellbuoy.sink.channel.card.VisibleText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alert as plain text. Immutable. Options: {@code template}, and {@code console} for the link.
 */
record Report(AlertText template, ConsoleLink console) {

  private static final int MOST_VALUE = 500;

  static Report read(ChannelOptions options) {
    return new Report(AlertText.read(options), ConsoleLink.read(options));
  }

  /** What happened, one line of at most so many characters; of a template its first line. */
  String title(Alert alert, int most) {
    String said = template.of(alert, VisibleText::line);
    String title =
        template == AlertText.MESSAGE
            ? "[" + alert.rule().severity().name() + "] " + alert.cluster() + ": " + said
            : said.lines().findFirst().orElse("");
    return VisibleText.cut(title, most);
  }

  /** The link and what is known, in lines, at most so many characters. */
  String text(Alert alert, int most) {
    String link = link(alert);
    // First what must not be cut off.
    String head = link == null ? "" : link + "\n\n";
    return head + facts(alert, most - head.length());
  }

  /** What is known, in lines, at most so many characters. */
  String facts(Alert alert, int most) {
    List<String> lines = new ArrayList<>();
    lines.add(template.of(alert, VisibleText::line));
    lines.add("");
    lines.add("Rule name: " + VisibleText.line(alert.rule().name()));
    Fact.of(alert).forEach(fact -> lines.add(line(fact)));
    List<Fact> evidence = Fact.evidence(alert);
    if (!evidence.isEmpty()) {
      lines.add("");
      lines.add("Evidence");
      evidence.forEach(fact -> lines.add(line(fact)));
    }
    return VisibleText.cut(String.join("\n", lines), most);
  }

  private static String line(Fact fact) {
    return fact.name() + ": " + VisibleText.cut(fact.value(), MOST_VALUE);
  }

  /** The alert's page; null: nobody said where the console is. */
  @Nullable String link(Alert alert) {
    return console.to(alert);
  }
}
