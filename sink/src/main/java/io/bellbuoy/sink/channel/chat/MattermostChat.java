package io.bellbuoy.sink.channel.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.card.VisibleText;
import io.bellbuoy.sink.channel.http.HttpReply;

/**
 * Mattermost's incoming webhooks: one attachment. Values stand in code, where it looks neither for
 * mentions nor for links.
 */
record MattermostChat() implements Chat {

  private static final int MOST_TEXT = 4000;
  private static final int MOST_VALUE = 300;

  /** Servers before 2021 keep no more than 8000 characters of attachments. */
  private static final int MOST_BYTES = 7500;

  private static final int MOST_TITLE = 200;
  private static final String MARKDOWN = "\\`*_{}[]()#+-.!|~<>:";

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
    return "`"
        + VisibleText.cut(line, most - 2, c -> c == '`' ? "\\u0060" : Character.toString(c))
        + "`";
  }

  @Override
  public String inMarkup(String line, int most) {
    return shown(line, most);
  }

  /** A zero-width space keeps a rule's name from calling somebody. */
  private static String escaped(int c) {
    return c == '@' ? "@\u200b" : MARKDOWN.indexOf(c) < 0 ? Character.toString(c) : "\\" + (char) c;
  }

  @Override
  public JsonNode message(Card card) {
    String title = VisibleText.cut(card.title(), MOST_TITLE, MattermostChat::escaped);
    ObjectNode message = JsonSerde.mapper().createObjectNode();
    ObjectNode attachment = message.putArray("attachments").addObject();
    attachment.put("fallback", VisibleText.cut(card.title(), MOST_TITLE));
    attachment.put("color", card.colour()).put("title", title);
    if (card.link() != null) {
      attachment.put("title_link", card.link());
    }
    attachment.put("text", card.text());
    ArrayNode fields = attachment.putArray("fields");
    card.facts().forEach(fact -> field(fields, true, fact.name(), fact.value()));
    card.evidence()
        .forEach(
            fact ->
                field(
                    fields,
                    false,
                    VisibleText.cut(fact.name(), MOST_TITLE, MattermostChat::escaped),
                    fact.value()));
    return message;
  }

  private static void field(ArrayNode fields, boolean isShort, String name, String value) {
    fields.addObject().put("short", isShort).put("title", name).put("value", value);
  }

  /** Its errors are {@code {"id", "message", "detailed_error", "status_code"}}. */
  @Override
  public SendResult judge(HttpReply.Answer answer) {
    return answer.result(answer.json().path("message").asText(""));
  }
}
