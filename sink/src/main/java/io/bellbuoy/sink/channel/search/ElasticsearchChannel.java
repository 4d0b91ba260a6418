package io.bellbuoy.sink.channel.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.DocumentChannel;
import io.bellbuoy.sink.channel.Gzip;
import io.bellbuoy.sink.channel.Parcels;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.http.HttpEndpoint;
import io.bellbuoy.sink.channel.http.HttpLogin;
import io.bellbuoy.sink.channel.http.HttpReply;
import io.bellbuoy.sink.channel.http.HttpRequest;
import io.bellbuoy.sink.channel.http.HttpSender;
import io.bellbuoy.sink.format.Document;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bulk interface of Elasticsearch and OpenSearch, into a data stream. A document's id is the
 * alert's or the event's, so what is there already is not written again. Options beside those of
 * {@link HttpEndpoint} and {@link HttpLogin}: {@code apiKey}, encoded; {@code dataStream}
 * (logs-bellbuoy.alerts-default, of events logs-bellbuoy.events-default); {@code installTemplate}
 * (yes): an index template is put where there is none.
 */
final class ElasticsearchChannel implements DocumentChannel {

  private static final int MOST = 500;
  private static final long MOST_BYTES = 5L << 20;

  /** An answer has some 200 bytes for each document, and a reason for those that failed. */
  private static final int MOST_ANSWER = 4 << 20;

  private final HttpSender sender;
  private final String path;
  private final String dataStream;
  private final @Nullable IndexTemplate template;

  private ElasticsearchChannel(
      HttpSender sender, String path, String dataStream, @Nullable IndexTemplate template) {
    this.sender = sender;
    this.path = path;
    this.dataStream = dataStream;
    this.template = template;
  }

  static DocumentChannel open(ChannelOptions options) {
    HttpEndpoint endpoint =
        HttpLogin.read(options, HttpEndpoint.read(options))
            .authorized(options, "apiKey", "ApiKey", options.secret("apiKey"));
    boolean isEvents = "events".equals(options.text("stream"));
    String given = options.text("dataStream");
    String dataStream =
        given != null ? given : "logs-bellbuoy." + (isEvents ? "events" : "alerts") + "-default";
    if (!dataStream.matches("[a-z0-9][a-z0-9._-]{0,99}")) {
      options.problem("dataStream", "it must be lower-case letters, digits, dots and hyphens");
    }
    boolean install = options.choice("installTemplate", "yes", "no").equals("yes");
    String format = options.text("format");
    boolean isEcs = format == null ? !isEvents : format.equals("ecs");
    HttpSender sender = HttpSender.open(endpoint, options);
    String path = endpoint.destination().path().replaceAll("/+$", "");
    return new ElasticsearchChannel(
        sender,
        path,
        dataStream,
        install ? new IndexTemplate(sender, path, dataStream, isEcs) : null);
  }

  @Override
  public int mostAtOnce() {
    return MOST;
  }

  @Override
  public SendResult send(List<Document> documents) {
    SendResult ready = template == null ? new SendResult.Sent() : template.install();
    return ready instanceof SendResult.Sent
        ? Parcels.send(
            Parcels.of(documents, MOST, document -> document.bytes().length, MOST_BYTES),
            this::bulk)
        : ready;
  }

  private SendResult bulk(List<Document> documents) {
    HttpReply reply =
        sender.send(
            HttpRequest.post("application/x-ndjson", Gzip.of(BulkBody.of(documents)))
                .to(path + "/" + dataStream + "/_bulk")
                .with("Content-Encoding", "gzip")
                .reading(MOST_ANSWER));
    if (!(reply.result() instanceof SendResult.Sent)) {
      return said(reply);
    }
    JsonNode answer = Json.of(reply);
    if (answer.path("errors").isBoolean() && !answer.path("errors").asBoolean()) {
      return new SendResult.Sent();
    }
    return judged(answer.path("items"), documents.size());
  }

  /** Behind one that failed others may have arrived; sent again, they are there already. */
  private static SendResult judged(JsonNode items, int count) {
    if (items.size() != count) {
      return new SendResult.Later("its answer does not say what became of each document");
    }
    for (int i = 0; i < count; i++) {
      SendResult result = judged(items.path(i).path("create"));
      if (!(result instanceof SendResult.Sent)) {
        return i == 0 ? result : new SendResult.Part(i, result);
      }
    }
    return new SendResult.Sent();
  }

  private static SendResult judged(JsonNode item) {
    int status = item.path("status").asInt();
    // 409: it is there, from a try whose answer was lost.
    return status == 409
        ? new SendResult.Sent()
        : new HttpReply.Answer(status, Buffer.buffer(), true, null)
            .result(error(item.path("error")));
  }

  static SendResult said(HttpReply reply) {
    return reply instanceof HttpReply.Answer answer
        ? answer.result(error(Json.of(reply).path("error")))
        : reply.result();
  }

  private static String error(JsonNode error) {
    if (error.isTextual()) {
      return error.asText();
    }
    String cause = error.path("caused_by").path("reason").asText("");
    return error.path("type").asText("")
        + ": "
        + error.path("reason").asText("")
        + (cause.isEmpty() ? "" : ": " + cause);
  }

  @Override
  public void close() {
    sender.close();
  }
}
