package io.bellbuoy.sink.channel.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.sink.channel.SendResult;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one request. */
public sealed interface HttpReply {

  /** What it means for what was sent, by the rules of HTTP alone. */
  SendResult result();

  /**
   * There was an answer.
   *
   * @param body as much of it as was asked for
   * @param isWhole whether that is all of it; false where it was longer, took too long or broke off
   * @param pause what {@code Retry-After} asks for; null: nothing
   */
  record Answer(int status, Buffer body, boolean isWhole, @Nullable Duration pause)
      implements HttpReply {

    @Override
    public SendResult result() {
      return result("");
    }

    /**
     * The same with what the other side says of it.
     *
     * @param said not trusted; empty: nothing
     */
    public SendResult result(String said) {
      return HttpAnswer.judge(status, pause, said);
    }

    /** The same answer with what it says elsewhere of how long to wait. */
    public Answer with(Duration other) {
      return new Answer(status, body, isWhole, other);
    }

    /** The same answer with what it says elsewhere of how it ended. */
    public Answer with(int other) {
      return new Answer(other, body, isWhole, pause);
    }

    /** What the body holds as JSON; nothing where it is none. */
    public JsonNode json() {
      try {
        return isWhole ? JsonSerde.mapper().readTree(body.getBytes()) : MissingNode.getInstance();
      } catch (IOException e) {
        return MissingNode.getInstance();
      }
    }

    /** Whether it is one of 2xx. */
    public boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    /** Without the body, which is anybody's. */
    @Override
    public String toString() {
      return "HTTP " + status;
    }
  }

  /**
   * There was none in time. The request may have arrived all the same.
   *
   * @param reason a sentence without secrets
   */
  record Failure(String reason) implements HttpReply {

    @Override
    public SendResult result() {
      return new SendResult.Later(reason);
    }
  }
}
