package io.bellbuoy.sink.channel.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.DocumentChannel;
import io.bellbuoy.sink.channel.Gzip;
import io.bellbuoy.sink.channel.Parcels;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.http.HttpEndpoint;
import io.bellbuoy.sink.channel.http.HttpReply;
import io.bellbuoy.sink.channel.http.HttpRequest;
import io.bellbuoy.sink.channel.http.HttpSender;
import io.bellbuoy.sink.format.Document;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Splunk's HTTP Event Collector, batched and gzipped. Options beside those of {@link HttpEndpoint}
 * and {@link HecEvents}: {@code token}; {@code acknowledge} {@code yes}: sent is what is indexed,
 * not what was taken, for tokens with indexer acknowledgement; {@code acknowledgeTimeout} (60s).
 */
final class SplunkChannel implements DocumentChannel {

  private static final Logger LOG = LoggerFactory.getLogger(SplunkChannel.class);

  private static final int MOST = 500;

  /** Older versions of Splunk take no more than this in one request. */
  private static final long MOST_BYTES = 1_000_000;

  private static final String PATH = "/services/collector";
  private static final int MOST_ANSWER = 64 << 10;

  private final HttpSender sender;
  private final HecEvents events;
  private final String path;
  private final @Nullable HecAcknowledgement acknowledgement;
  private boolean failed;

  private SplunkChannel(
      HttpSender sender,
      HecEvents events,
      String path,
      @Nullable HecAcknowledgement acknowledgement) {
    this.sender = sender;
    this.events = events;
    this.path = path;
    this.acknowledgement = acknowledgement;
  }

  static DocumentChannel open(ChannelOptions options) {
    HttpEndpoint plain = HttpEndpoint.read(options);
    options.required("token");
    HttpEndpoint endpoint = plain.authorized(options, "token", "Splunk", options.secret("token"));
    boolean acknowledge = options.choice("acknowledge", "no", "yes").equals("yes");
    Duration longest = options.duration("acknowledgeTimeout", Duration.ofSeconds(60));
    if (longest.compareTo(Duration.ofMinutes(2)) > 0) {
      options.problem("acknowledgeTimeout", "it must be at most 120s");
    }
    HecEvents events = HecEvents.read(options);
    String path = endpoint.destination().path().replaceAll("/+$", "");
    if (path.isEmpty()) {
      path = PATH;
    }
    // Acknowledgements are kept for each such channel; one that is opened anew has its own.
    String channel = UUID.randomUUID().toString();
    HttpEndpoint all = acknowledge ? endpoint.with("X-Splunk-Request-Channel", channel) : endpoint;
    HttpSender sender = HttpSender.open(all, options);
    return new SplunkChannel(
        sender,
        events,
        path,
        acknowledge
            ? new HecAcknowledgement(sender, path + "/ack?channel=" + channel, longest)
            : null);
  }

  @Override
  public int mostAtOnce() {
    return MOST;
  }

  @Override
  public SendResult send(List<Document> documents) {
    if (acknowledgement != null && acknowledgement.isOpen(documents)) {
      return acknowledgement.await(documents.size());
    }
    SendResult result = failed ? health() : new SendResult.Sent();
    if (result instanceof SendResult.Sent) {
      result =
          Parcels.send(
              Parcels.of(documents, MOST, document -> document.bytes().length, MOST_BYTES),
              this::post);
    }
    failed = !(result instanceof SendResult.Sent);
    return result;
  }

  /** Asked after a failure, so that a collector that is full is not sent the whole again. */
  private SendResult health() {
    HttpReply reply = sender.send(HttpRequest.get(path + "/health", MOST_ANSWER));
    // Some gateways let nothing through but events; they are no reason to wait.
    return reply instanceof HttpReply.Answer answer && answer.status() != 503
        ? new SendResult.Sent()
        : said(reply);
  }

  private SendResult post(List<Document> documents) {
    HttpReply reply =
        sender.send(
            HttpRequest.post(Gzip.of(events.write(documents)))
                .to(path + "/event")
                .with("Content-Encoding", "gzip")
                .reading(MOST_ANSWER));
    SendResult result = said(reply);
    if (acknowledgement == null || !(result instanceof SendResult.Sent)) {
      return result;
    }
    JsonNode id = Json.of(reply).path("ackId");
    if (!id.isIntegralNumber()) {
      LOG.atWarn()
          .addKeyValue("url", sender)
          .log("acknowledge is set, but the token has no indexer acknowledgement");
      return result;
    }
    acknowledgement.open(documents, id.asLong());
    return acknowledgement.await(documents.size());
  }

  private static SendResult said(HttpReply reply) {
    return reply instanceof HttpReply.Answer answer
        ? answer.result(Json.of(reply).path("text").asText(""))
        : reply.result();
  }

  @Override
  public void close() {
    sender.close();
  }
}
