package io.bellbuoy.sink.channel.chat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.http.HttpReply;

/** How one chat is spoken to. Implementations are immutable. */
interface Chat {

  /** The longest text of a card, in characters. */
  int mostText();

  /** The longest other value, in characters. */
  int mostValue();

  /** The longest message as JSON in UTF-8, in bytes. */
  int mostBytes();

  /**
   * A value so that the chat shows it and does not obey it: no mention, link or markup.
   *
   * @param line of any length
   * @param most characters; what does not fit is cut with a mark
   */
  String shown(String line, int most);

  /** The same within a template's own markup. */
  String inMarkup(String line, int most);

  /** The message with the card. */
  JsonNode message(Card card);

  /** What an answer means. */
  SendResult judge(HttpReply.Answer answer);
}
