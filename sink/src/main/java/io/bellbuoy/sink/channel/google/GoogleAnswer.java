package io.bellbuoy.sink.channel.google;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.card.VisibleText;
import io.bellbuoy.sink.channel.http.HttpReply;

/** What an answer of Google Cloud means. */
final class GoogleAnswer {

  private static final int MOST_SAID = 300;

  private GoogleAnswer() {}

  static SendResult judge(HttpReply reply) {
    if (!(reply instanceof HttpReply.Answer answer)) {
      return reply.result();
    }
    JsonNode error = answer.json().path("error");
    SendResult result = answer.result(error.path("message").asText(""));
    // Who we are and what we may is not the alert's fault: it waits until somebody has mended it.
    boolean isOurs = answer.status() == 401 || answer.status() == 403 || answer.status() == 404;
    return isOurs && result instanceof SendResult.Refused refused
        ? new SendResult.Later(refused.reason(), answer.pause())
        : result;
  }

  /** What others say, as one short line. */
  static String line(String said) {
    return VisibleText.cut(VisibleText.line(said), MOST_SAID);
  }
}
