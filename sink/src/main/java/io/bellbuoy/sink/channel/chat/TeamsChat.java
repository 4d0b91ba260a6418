package io.bellbuoy.sink.channel.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.card.Fact;
import io.bellbuoy.sink.channel.card.VisibleText;
import io.bellbuoy.sink.channel.http.HttpReply;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Microsoft Teams: an Adaptive Card to the webhook of a workflow, or to an old incoming webhook.
 * Values stand in text runs, the one place of a card without Markdown.
 */
record TeamsChat() implements Chat {

  private static final int MOST_TEXT = 4000;
  private static final int MOST_VALUE = 1000;

  /** A message may have about 28 KB. */
  private static final int MOST_BYTES = 27_000;

  private static final String MARKDOWN = "\\`*_{}[]()#+-.!|~<>&:@";

  /** Old webhooks say 200 and put into the text what went wrong behind them. */
  private static final Pattern FAILED_BEHIND = Pattern.compile("HTTP error (\\d{3})");

  @Override
  public int mostText() {
    return MOST_TEXT;
  }

  @Override
  public int mostValue() {
    return MOST_VALUE;
  }

  @Override
  public int mostBytes() {
    return MOST_BYTES;
  }

  @Override
  public String shown(String line, int most) {
    return VisibleText.cut(line, most);
  }

  @Override
  public String inMarkup(String line, int most) {
    return VisibleText.cut(
        line, most, c -> MARKDOWN.indexOf(c) < 0 ? Character.toString(c) : "\\" + (char) c);
  }

  @Override
  public JsonNode message(Card card) {
    ObjectNode message = JsonSerde.mapper().createObjectNode().put("type", "message");
    ObjectNode attachment = message.putArray("attachments").addObject();
    attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
    attachment.putNull("contentUrl");
    ObjectNode content =
        attachment
            .putObject("content")
            .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
            .put("type", "AdaptiveCard")
            .put("version", "1.4");
    content.putObject("msteams").put("width", "Full");
    ArrayNode body = content.putArray("body");
    run(body, card.title())
        .put("weight", "Bolder")
        .put("size", "Medium")
        .put("color", colour(card.severity()));
    if (card.isMarkup()) {
      body.addObject().put("type", "TextBlock").put("text", card.text()).put("wrap", true);
    } else {
      run(body, card.text());
    }
    card.facts().forEach(fact -> fact(body, fact));
    card.evidence().forEach(fact -> fact(body, fact));
    if (card.link() != null) {
      content
          .putArray("actions")
          .addObject()
          .put("type", "Action.OpenUrl")
          .put("title", "Open the alert")
          .put("url", card.link());
    }
    return message;
  }

  private static void fact(ArrayNode body, Fact fact) {
    ObjectNode block = body.addObject().put("type", "RichTextBlock").put("spacing", "Small");
    ArrayNode inlines = block.putArray("inlines");
    text(inlines, fact.name() + ": ").put("weight", "Bolder");
    text(inlines, fact.value());
  }

  private static ObjectNode run(ArrayNode body, String text) {
    return text(body.addObject().put("type", "RichTextBlock").putArray("inlines"), text);
  }

  private static ObjectNode text(ArrayNode inlines, String text) {
    return inlines.addObject().put("type", "TextRun").put("text", text);
  }

  private static String colour(Severity severity) {
    return switch (severity) {
      case LOW -> "Accent";
      case MEDIUM -> "Warning";
      case HIGH, CRITICAL -> "Attention";
    };
  }

  @Override
  public SendResult judge(HttpReply.Answer answer) {
    Matcher behind = FAILED_BEHIND.matcher(answer.body().toString());
    if (answer.isSuccess() && behind.find()) {
      return answer.with(Integer.parseInt(behind.group(1))).result();
    }
    return answer.result();
  }
}
