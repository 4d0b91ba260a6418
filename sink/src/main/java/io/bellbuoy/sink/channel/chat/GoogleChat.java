package io.bellbuoy.sink.channel.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.card.Fact;
import io.bellbuoy.sink.channel.card.VisibleText;
import io.bellbuoy.sink.channel.http.HttpReply;

/** Google Chat's incoming webhooks: a card of version 2, whose texts are HTML of a few elements. */
record GoogleChat() implements Chat {

  private static final int MOST_TEXT = 4000;
  private static final int MOST_VALUE = 1000;

  /** A card may have 32 KB. */
  private static final int MOST_BYTES = 30_000;

  private static final int MOST_TITLE = 200;

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
    return VisibleText.cut(line, most, GoogleChat::escaped);
  }

  @Override
  public String inMarkup(String line, int most) {
    return shown(line, most);
  }

  private static String escaped(int c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      default -> Character.toString(c);
    };
  }

  @Override
  public JsonNode message(Card card) {
    String title = VisibleText.cut(card.title(), MOST_TITLE);
    ObjectNode message = JsonSerde.mapper().createObjectNode();
    // What a notification shows of it; no markup there.
    message.put("fallbackText", title);
    ObjectNode content =
        message.putArray("cardsV2").addObject().put("cardId", "alert").putObject("card");
    content.putObject("header").put("title", title);
    ArrayNode sections = content.putArray("sections");
    ArrayNode widgets = sections.addObject().putArray("widgets");
    widgets.addObject().putObject("textParagraph").put("text", card.text());
    card.facts().forEach(fact -> fact(widgets, fact));
    if (!card.evidence().isEmpty()) {
      ArrayNode evidence = sections.addObject().put("header", "Evidence").putArray("widgets");
      card.evidence().forEach(fact -> fact(evidence, fact));
    }
    if (card.link() != null) {
      ObjectNode button =
          sections
              .addObject()
              .putArray("widgets")
              .addObject()
              .putObject("buttonList")
              .putArray("buttons")
              .addObject()
              .put("text", "Open the alert");
      button.putObject("onClick").putObject("openLink").put("url", card.link());
    }
    return message;
  }

  private static void fact(ArrayNode widgets, Fact fact) {
    widgets
        .addObject()
        .putObject("decoratedText")
        .put("topLabel", fact.name())
        .put("text", fact.value())
        .put("wrapText", true);
  }

  /** Its errors are {@code {"error": {"code", "message", "status"}}}. */
  @Override
  public SendResult judge(HttpReply.Answer answer) {
    return answer.result(answer.json().path("error").path("message").asText(""));
  }
}
