package io.bellbuoy.sink.channel.google;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.sink.channel.http.HttpReply;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where tokens for Google's services come from. Used by one thread at a time. */
interface TokenSource extends AutoCloseable {

  /** What came of asking for a token. */
  sealed interface Issue {}

  /** A token, for so long. */
  record Issued(String token, Duration life) implements Issue {

    /** Without it. */
    @Override
    public String toString() {
      return "a token for " + life;
    }
  }

  /**
   * None.
   *
   * @param reason a sentence without secrets
   */
  record Denied(String reason) implements Issue {}

  /** Asks for one; blocks. */
  Issue issue();

  @Override
  void close();

  /** By an answer as both kinds of sources give it. */
  static Issue of(HttpReply reply, String who) {
    if (reply instanceof HttpReply.Failure failure) {
      return new Denied(who + ": " + failure.reason());
    }
    HttpReply.Answer answer = (HttpReply.Answer) reply;
    JsonNode json = answer.json();
    String token = text(json, "access_token");
    if (!answer.isSuccess() || token == null || !token.matches("[!-~]{1,8000}")) {
      String said = text(json, "error_description");
      return new Denied(
          who
              + " gives no token, "
              + answer
              + (said == null ? "" : ": " + GoogleAnswer.line(said)));
    }
    return new Issued(token, Duration.ofSeconds(json.path("expires_in").asLong(0)));
  }

  private static @Nullable String text(JsonNode json, String name) {
    return json.path(name).isTextual() ? json.path(name).asText() : null;
  }
}
