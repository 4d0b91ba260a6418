package io.bellbuoy.sink.channel.chat;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.AlertText;
import io.bellbuoy.sink.channel.card.ConsoleLink;
import io.bellbuoy.sink.channel.card.Fact;
import io.bellbuoy.sink.channel.card.VisibleText;
import io.bellbuoy.sink.channel.wear.Summary;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alert as a chat shows it. All texts but the title are already as the chat wants them, and cut.
 *
 * @param title severity and name of the rule, on one line; the operator's words, not yet escaped
 * @param text what happened
 * @param isMarkup whether the text has the chat's markup, from the channel's own template
 * @param link null: there is no page to go to
 */
record Card(
    Severity severity,
    Instant raisedAt,
    String title,
    String text,
    boolean isMarkup,
    List<Fact> facts,
    List<Fact> evidence,
    @Nullable String link) {

  private static final int MOST_NAME = 60;

  /**
   * The card of an alert.
   *
   * @param longest that a value may be, at most the chat's own; the message is cut in proportion
   */
  static Card of(Alert alert, AlertText template, ConsoleLink console, Chat chat, int longest) {
    int mostText = chat.mostText() * longest / chat.mostValue();
    String message = chat.shown(VisibleText.line(alert.message()), mostText);
    String written = message;
    boolean isMarkup = false;
    if (template != AlertText.MESSAGE && !Summary.is(alert)) {
      String text = template.of(alert, value -> chat.inMarkup(VisibleText.line(value), longest));
      // What is too long is not cut: that could let a value out of its quotes.
      isMarkup = text.length() <= chat.mostText();
      written = isMarkup ? text : message;
    }
    String severity = alert.rule().severity().name();
    return new Card(
        alert.rule().severity(),
        alert.raisedAt(),
        "[" + severity + "] " + VisibleText.line(alert.rule().name()),
        written,
        isMarkup,
        shown(Fact.of(alert), chat, longest),
        shown(Fact.evidence(alert), chat, longest),
        console.to(alert));
  }

  private static List<Fact> shown(List<Fact> facts, Chat chat, int longest) {
    return facts.stream()
        .map(
            fact ->
                new Fact(
                    VisibleText.cut(fact.name(), MOST_NAME), chat.shown(fact.value(), longest)))
        .toList();
  }

  /** The severity's colour, {@code #RRGGBB}. */
  String colour() {
    return switch (severity) {
      case LOW -> "#1976D2";
      case MEDIUM -> "#F9A825";
      case HIGH -> "#EF6C00";
      case CRITICAL -> "#C62828";
    };
  }
}
