package io.bellbuoy.sink.channel.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.sink.channel.Accepted;
import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.DocumentChannel;
import io.bellbuoy.sink.channel.Parcels;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.http.HttpReply;
import io.bellbuoy.sink.format.Document;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message of Amazon SQS for each document, ten a request. Options beside those of {@link
 * AwsSettings}, where {@code region} is only needed if the URL does not name it: {@code queue}, its
 * URL. A queue whose name ends in {@code .fifo} keeps the order of each cluster and takes the same
 * alert once.
 */
final class SqsChannel implements DocumentChannel {

  private static final int MOST = 100;
  private static final int MOST_A_REQUEST = 10;

  /** Of a message and of a request alike; attributes count. */
  private static final long MOST_BYTES = 1 << 20;

  private static final int ATTRIBUTES = 512;
  private static final Pattern HOST = Pattern.compile("https://sqs\\.([a-z0-9-]+)\\.[a-z.]+/.*");
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Type", "application/x-amz-json-1.0",
          "X-Amz-Target", "AmazonSQS.SendMessageBatch");

  private final AwsClient client;
  private final String queue;
  private final Accepted accepted = new Accepted();

  private SqsChannel(AwsClient client, String queue) {
    this.client = client;
    this.queue = queue;
  }

  static DocumentChannel open(ChannelOptions options) {
    String queue = options.required("queue");
    Matcher host = HOST.matcher(queue);
    String region =
        host.matches() && options.text("region") == null
            ? AwsSettings.region(options, host.group(1))
            : AwsSettings.region(options);
    return new SqsChannel(
        AwsClient.open(options, "sqs", AwsSettings.read(options, region, root(options, queue))),
        queue);
  }

  private static String root(ChannelOptions options, String queue) {
    if (!queue.isEmpty() && !queue.matches("https?://[^/?#@\\s]{1,300}/[A-Za-z0-9/_.-]{1,300}")) {
      options.problem("queue", "it must be the queue's URL");
      return "";
    }
    return queue.isEmpty() ? "" : URI.create(queue).resolve("/").toString();
  }

  @Override
  public int mostAtOnce() {
    return MOST;
  }

  @Override
  public SendResult send(List<Document> documents) {
    return Parcels.send(
        Parcels.of(documents, MOST_A_REQUEST, SqsChannel::size, MOST_BYTES), this::batch);
  }

  private static long size(Document document) {
    return (long) document.bytes().length + ATTRIBUTES;
  }

  private SendResult batch(List<Document> documents) {
    if (size(documents.get(0)) > MOST_BYTES) {
      return new SendResult.Refused(
          "it has " + documents.get(0).bytes().length + " bytes; SQS takes 1 MiB");
    }
    List<Document> missing = documents.stream().filter(d -> !accepted.has(d.id())).toList();
    Map<String, SendResult> failed = missing.isEmpty() ? Map.of() : post(missing);
    for (int i = 0; i < documents.size(); i++) {
      SendResult failure = failed.get(documents.get(i).id());
      if (failure != null) {
        return i == 0 ? failure : new SendResult.Part(i, failure);
      }
      accepted.forget(List.of(documents.get(i).id()));
    }
    return new SendResult.Sent();
  }

  /** Sends them, notes which of them arrived, and tells of the others. */
  private Map<String, SendResult> post(List<Document> documents) {
    HttpReply reply =
        client.send(HttpMethod.POST, "/", HEADERS, request(documents).toString().getBytes(UTF_8));
    SendResult result = AwsAnswer.judge(reply);
    Map<String, SendResult> failed = new TreeMap<>();
    if (!(result instanceof SendResult.Sent) || !(reply instanceof HttpReply.Answer answer)) {
      documents.forEach(document -> failed.put(document.id(), result));
      return failed;
    }
    List<JsonNode> successes = new ArrayList<>();
    answer.json().path("Successful").forEach(successes::add);
    for (JsonNode entry : successes) {
      accepted.add(documents.get(entry.path("Id").asInt()).id());
    }
    for (Document document : documents) {
      if (!accepted.has(document.id())) {
        failed.put(document.id(), new SendResult.Later("it does not say what became of it"));
      }
    }
    for (JsonNode entry : answer.json().path("Failed")) {
      failed.put(documents.get(entry.path("Id").asInt()).id(), failure(entry));
    }
    return failed;
  }

  private static SendResult failure(JsonNode entry) {
    String code = entry.path("Code").asText("");
    boolean isRefused = entry.path("SenderFault").asBoolean() && !AwsAnswer.mayPass(code);
    String reason = "SQS failed it: " + code;
    return isRefused ? new SendResult.Refused(reason) : new SendResult.Later(reason);
  }

  private ObjectNode request(List<Document> documents) {
    ObjectNode root = JsonNodeFactory.instance.objectNode().put("QueueUrl", queue);
    var entries = root.putArray("Entries");
    for (int i = 0; i < documents.size(); i++) {
      Document document = documents.get(i);
      ObjectNode entry = entries.addObject();
      entry.put("Id", Integer.toString(i));
      entry.put("MessageBody", body(document));
      ObjectNode attributes = entry.putObject("MessageAttributes");
      attribute(attributes, "id", document.id());
      attribute(attributes, "severity", document.severity().text());
      if (queue.endsWith(".fifo")) {
        entry.put("MessageGroupId", group(document.cluster()));
        entry.put("MessageDeduplicationId", document.id());
      }
    }
    return root;
  }

  private static void attribute(ObjectNode attributes, String name, String value) {
    attributes.putObject(name).put("DataType", "String").put("StringValue", value);
  }

  /** SQS refuses the two characters that XML has no place for, and with them the whole request. */
  private static String body(Document document) {
    return new String(document.bytes(), UTF_8).replaceAll("[\uFFFE\uFFFF]", "\uFFFD");
  }

  private static String group(String cluster) {
    String name = cluster.replaceAll("[^!-~]", "_");
    return name.isEmpty() ? "_" : name.substring(0, Math.min(name.length(), 128));
  }

  @Override
  public void close() {
    client.close();
  }
}
