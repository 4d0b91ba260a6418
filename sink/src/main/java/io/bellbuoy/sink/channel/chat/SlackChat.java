package io.bellbuoy.sink.channel.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.card.Fact;
import io.bellbuoy.sink.channel.card.VisibleText;
import io.bellbuoy.sink.channel.http.HttpReply;
import java.util.List;

/**
 * Slack's incoming webhooks: blocks in a coloured attachment. Values stand in {@code plain_text},
 * where Slack looks for nothing; {@code verbatim} keeps it from making links of what looks like one
 * elsewhere.
 */
record SlackChat() implements Chat {

  /** A section's text has at most 3000 characters, one of its fields 2000, a header 150. */
  private static final int MOST_TEXT = 3000;

  private static final int MOST_VALUE = 1000;
  private static final int MOST_HEADER = 150;

  /** Of a section. */
  private static final int MOST_FIELDS = 10;

  /** Not documented; far above what people read. */
  private static final int MOST_BYTES = 60_000;

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
    return VisibleText.cut(line, most, SlackChat::escaped);
  }

  @Override
  public String inMarkup(String line, int most) {
    return "`" + VisibleText.cut(line, most, c -> c == '`' ? "\\u0060" : escaped(c)) + "`";
  }

  /** The three characters that Slack gives a meaning in texts. */
  private static String escaped(int c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      default -> Character.toString(c);
    };
  }

  @Override
  public JsonNode message(Card card) {
    String title = shown(card.title(), MOST_HEADER);
    ObjectNode message = JsonSerde.mapper().createObjectNode();
    // What a phone shows of it.
    message.put("text", title).put("unfurl_links", false).put("unfurl_media", false);
    ObjectNode attachment = message.putArray("attachments").addObject();
    attachment.put("color", card.colour());
    ArrayNode blocks = attachment.putArray("blocks");
    block(blocks, "section")
        .set("text", card.isMarkup() ? markup(card.text()) : plain(card.text()));
    fields(blocks, card.facts());
    fields(blocks, card.evidence());
    if (card.link() != null) {
      block(blocks, "context")
          .putArray("elements")
          .add(markup("<" + card.link() + "|Open the alert>"));
    }
    return message;
  }

  private static void fields(ArrayNode blocks, List<Fact> facts) {
    ArrayNode fields = JsonSerde.mapper().createArrayNode();
    for (Fact fact : facts) {
      if (fields.size() % MOST_FIELDS == 0) {
        fields = block(blocks, "section").putArray("fields");
      }
      fields.add(plain(escapedText(fact.name()) + "\n" + fact.value()));
    }
  }

  private static String escapedText(String text) {
    return VisibleText.cut(text, Integer.MAX_VALUE, SlackChat::escaped);
  }

  private static ObjectNode block(ArrayNode blocks, String type) {
    return blocks.addObject().put("type", type);
  }

  private static ObjectNode plain(String text) {
    return text("plain_text", text).put("emoji", false);
  }

  private static ObjectNode markup(String text) {
    return text("mrkdwn", text).put("verbatim", true);
  }

  private static ObjectNode text(String type, String text) {
    return JsonSerde.mapper().createObjectNode().put("type", type).put("text", text);
  }

  /** Its errors are words such as {@code invalid_payload} and {@code channel_is_archived}. */
  @Override
  public SendResult judge(HttpReply.Answer answer) {
    String word = answer.body().toString().strip();
    return answer.result(word.matches("[a-z_]{1,60}") ? word : "");
  }
}
