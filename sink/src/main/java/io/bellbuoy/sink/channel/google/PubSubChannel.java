package io.bellbuoy.sink.channel.google;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.DocumentChannel;
import io.bellbuoy.sink.channel.Parcels;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.format.Document;
import java.util.List;

/**
 * A message of Google Cloud Pub/Sub for each document. A request is taken as a whole or not at all.
 * Options beside those of {@link GoogleClient}: {@code project}; {@code topic}; {@code order}
 * {@code cluster}: subscriptions that ask for it get the documents of each cluster in their order.
 */
final class PubSubChannel implements DocumentChannel {

  private static final int MOST = 1_000;

  /** Pub/Sub takes 10 MB; messages are sent as Base64. */
  private static final long MOST_BYTES = 9_000_000;

  private static final int ATTRIBUTES = 1_000;
  private static final int MOST_ATTRIBUTE = 200;

  private final GoogleClient client;
  private final String path;
  private final boolean isOrdered;

  private PubSubChannel(GoogleClient client, String path, boolean isOrdered) {
    this.client = client;
    this.path = path;
    this.isOrdered = isOrdered;
  }

  static DocumentChannel open(ChannelOptions options) {
    String project = name(options, "project", "[a-z0-9.:-]{1,100}");
    String topic = name(options, "topic", "[A-Za-z][A-Za-z0-9._~%+-]{2,254}");
    boolean isOrdered = options.choice("order", "none", "cluster").equals("cluster");
    return new PubSubChannel(
        GoogleClient.open(options, "pubsub.googleapis.com"),
        "/v1/projects/" + project + "/topics/" + topic + ":publish",
        isOrdered);
  }

  private static String name(ChannelOptions options, String option, String form) {
    String name = options.required(option);
    if (!name.isEmpty() && !name.matches(form)) {
      options.problem(option, "it must be the name alone, without a path");
    }
    return name;
  }

  @Override
  public int mostAtOnce() {
    return MOST;
  }

  @Override
  public SendResult send(List<Document> documents) {
    return Parcels.send(
        Parcels.of(documents, MOST, PubSubChannel::size, MOST_BYTES), this::publish);
  }

  private static long size(Document document) {
    return document.bytes().length * 4L / 3 + ATTRIBUTES;
  }

  private SendResult publish(List<Document> documents) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ArrayNode messages = root.putArray("messages");
    for (Document document : documents) {
      ObjectNode message = messages.addObject().put("data", document.bytes());
      message
          .putObject("attributes")
          .put("id", document.id())
          .put("cluster", cut(document.cluster()))
          .put("severity", document.severity().text());
      if (isOrdered) {
        message.put("orderingKey", cut(document.cluster()));
      }
    }
    return GoogleAnswer.judge(client.post(path, root.toString().getBytes(UTF_8)));
  }

  private static String cut(String text) {
    int all = text.codePointCount(0, text.length());
    return all <= MOST_ATTRIBUTE
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MOST_ATTRIBUTE));
  }

  @Override
  public void close() {
    client.close();
  }
}
