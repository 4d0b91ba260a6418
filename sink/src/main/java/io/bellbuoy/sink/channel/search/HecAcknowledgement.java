package io.bellbuoy.sink.channel.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.http.HttpReply;
import io.bellbuoy.sink.channel.http.HttpRequest;
import io.bellbuoy.sink.channel.http.HttpSender;
import io.bellbuoy.sink.format.Document;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Asks Splunk whether what it took is indexed. Used by one thread at a time.
 *
 * <p>Where it does not say so in time, the same documents are not sent again at once: it is asked a
 * few times more, and only then they are taken for lost.
 */
final class HecAcknowledgement {

  private static final int MOST_ROUNDS = 5;
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 2_000;
  private static final int MOST_ANSWER = 64 << 10;

  private final HttpSender sender;
  private final String path;
  private final Duration longest;
  private List<String> waiting = List.of();
  private long ackId;
  private int rounds;

  HecAcknowledgement(HttpSender sender, String path, Duration longest) {
    this.sender = sender;
    this.path = path;
    this.longest = longest;
  }

  /** These were taken, under that id. */
  void open(List<Document> documents, long id) {
    waiting = documents.stream().map(Document::id).toList();
    ackId = id;
    rounds = 0;
  }

  /** Whether the first of these were taken and wait for their acknowledgement. */
  boolean isOpen(List<Document> documents) {
    boolean isOpen =
        !waiting.isEmpty()
            && documents.size() >= waiting.size()
            && documents.stream().limit(waiting.size()).map(Document::id).toList().equals(waiting);
    return isOpen && rounds < MOST_ROUNDS;
  }

  /**
   * Waits for it.
   *
   * @param all how many are to be sent, at least those that were taken
   * @return what became of all, of which only those that were taken are tried
   */
  SendResult await(int all) {
    rounds++;
    long end = System.nanoTime() + longest.toNanos();
    long pause = FIRST_PAUSE_MILLIS;
    while (true) {
      HttpReply reply = ask();
      if (!(reply.result() instanceof SendResult.Sent)) {
        return new SendResult.Later(
            "it took them and cannot be asked whether it has indexed them: " + reply);
      }
      JsonNode acks = Json.of(reply).path("acks");
      if (acks.path(Long.toString(ackId)).asBoolean()) {
        int taken = waiting.size();
        waiting = List.of();
        return taken == all ? new SendResult.Sent() : new SendResult.Part(taken, null);
      }
      if (System.nanoTime() - end > 0) {
        return new SendResult.Later(
            "it took them and has not indexed them within " + longest.toMillis() + " ms");
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new SendResult.Later("the sink is being stopped");
      }
      pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
    }
  }

  private HttpReply ask() {
    byte[] question = ("{\"acks\":[" + ackId + "]}").getBytes(StandardCharsets.UTF_8);
    return sender.send(HttpRequest.post(question).to(path).reading(MOST_ANSWER));
  }
}
