package io.bellbuoy.sink.channel.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.bellbuoy.sink.channel.http.HttpReply;

/** Answers in JSON. */
final class Json {

  private Json() {}

  /** The answer's body; missing where there is none that can be read. */
  static JsonNode of(HttpReply reply) {
    return reply instanceof HttpReply.Answer answer ? answer.json() : MissingNode.getInstance();
  }
}
