package io.bellbuoy.sink.channel.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.card.Fact;
import io.bellbuoy.sink.channel.card.VisibleText;
import io.bellbuoy.sink.channel.http.HttpReply;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Discord's webhooks: one embed. Values stand in code, where Discord looks for nothing, and nobody
 * is mentioned whatever a text says.
 */
record DiscordChat() implements Chat {

  /** All texts of an embed together have at most 6000 characters; these add up to less. */
  private static final int MOST_TEXT = 2000;

  private static final int MOST_VALUE = 150;
  private static final int MOST_EVIDENCE = 1024;
  private static final int MOST_TITLE = 256;
  private static final int MOST_BYTES = 60_000;

  private static final String MARKDOWN = "\\`*_{}[]()#+-.!|~<>:@";

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
    return "`" + VisibleText.cut(line, most - 2, DiscordChat::inCode) + "`";
  }

  @Override
  public String inMarkup(String line, int most) {
    return shown(line, most);
  }

  private static String inCode(int c) {
    return c == '`' ? "\\u0060" : Character.toString(c);
  }

  private static String escaped(int c) {
    return MARKDOWN.indexOf(c) < 0 ? Character.toString(c) : "\\" + (char) c;
  }

  @Override
  public JsonNode message(Card card) {
    ObjectNode message = JsonSerde.mapper().createObjectNode();
    message.putObject("allowed_mentions").putArray("parse");
    ObjectNode embed = message.putArray("embeds").addObject();
    embed.put("title", VisibleText.cut(card.title(), MOST_TITLE, DiscordChat::escaped));
    if (card.link() != null) {
      embed.put("url", card.link());
    }
    embed.put("description", card.text());
    embed.put("color", Integer.parseInt(card.colour().substring(1), 16));
    embed.put("timestamp", card.raisedAt().toString());
    ArrayNode fields = embed.putArray("fields");
    card.facts().forEach(fact -> field(fields, fact.name(), fact.value(), true));
    if (!card.evidence().isEmpty()) {
      field(fields, "Evidence", evidence(card.evidence()), false);
    }
    return message;
  }

  private static void field(ArrayNode fields, String name, String value, boolean inline) {
    fields.addObject().put("name", name).put("value", value).put("inline", inline);
  }

  /** As many lines as fit; never a part of one, which could end within its code. */
  private static String evidence(List<Fact> facts) {
    int fitting = facts.size();
    String text = lines(facts);
    while (text.length() > MOST_EVIDENCE) {
      fitting--;
      text = lines(facts.subList(0, fitting)) + "\n… " + (facts.size() - fitting) + " more";
    }
    return text;
  }

  private static String lines(List<Fact> facts) {
    return facts.stream()
        .map(fact -> VisibleText.cut(fact.name(), 100, DiscordChat::escaped) + " " + fact.value())
        .collect(Collectors.joining("\n"));
  }

  /** How long to wait stands in the body, {@code {"retry_after": seconds}}, to the millisecond. */
  @Override
  public SendResult judge(HttpReply.Answer answer) {
    JsonNode said = answer.json();
    double seconds = said.path("retry_after").asDouble(-1);
    HttpReply.Answer judged =
        answer.status() == 429 && seconds >= 0 && seconds < 1e9
            ? answer.with(Duration.ofMillis((long) Math.ceil(seconds * 1000)))
            : answer;
    return judged.result(said.path("message").asText(""));
  }
}
