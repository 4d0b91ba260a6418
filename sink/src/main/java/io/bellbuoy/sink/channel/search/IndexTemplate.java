package io.bellbuoy.sink.channel.search;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.http.HttpReply;
import io.bellbuoy.sink.channel.http.HttpRequest;
import io.bellbuoy.sink.channel.http.HttpSender;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;

/**
 * The index template of a data stream, put there once and only where there is none: who has changed
 * it keeps it. Used by one thread at a time.
 */
final class IndexTemplate {

  /** Above the 100 of the templates that Elasticsearch brings for logs-*-*. */
  private static final int PRIORITY = 200;

  /** Longer ones are found in the document and not by a search. */
  private static final int LONGEST_KEYWORD = 8_000;

  private static final int MOST_ANSWER = 64 << 10;

  private final HttpSender sender;
  private final String path;
  private final String dataStream;
  private final boolean isEcs;
  private boolean installed;

  /**
   * One that is not yet installed.
   *
   * @param path in front of the paths of the API; empty: none
   * @param isEcs whether the documents are of the Elastic Common Schema
   */
  IndexTemplate(HttpSender sender, String path, String dataStream, boolean isEcs) {
    this.sender = sender;
    this.path = path + "/_index_template/" + dataStream;
    this.dataStream = dataStream;
    this.isEcs = isEcs;
  }

  /** Installs it, unless it has been. */
  SendResult install() {
    if (installed) {
      return new SendResult.Sent();
    }
    HttpReply found = sender.send(HttpRequest.get(path, MOST_ANSWER));
    if (found instanceof HttpReply.Answer answer && answer.status() == 404) {
      byte[] json = template().toString().getBytes(StandardCharsets.UTF_8);
      found = sender.send(HttpRequest.post(json).as(HttpMethod.PUT).to(path).reading(MOST_ANSWER));
    }
    SendResult result = ElasticsearchChannel.said(found);
    installed = result instanceof SendResult.Sent;
    // No alert's fault: they wait until somebody has granted what it takes.
    return result instanceof SendResult.Refused refused
        ? new SendResult.Later(
            "the index template cannot be installed ("
                + refused.reason()
                + "); grant manage_index_templates, or set installTemplate to no")
        : result;
  }

  private ObjectNode template() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.putArray("index_patterns").add(dataStream);
    root.putObject("data_stream");
    root.put("priority", PRIORITY);
    root.putObject("_meta").put("made_by", "bellbuoy");
    ObjectNode mappings = root.putObject("template").putObject("mappings");
    ObjectNode strings = mappings.putArray("dynamic_templates").addObject().putObject("strings");
    strings.put("match_mapping_type", "string");
    strings.putObject("mapping").put("type", "keyword").put("ignore_above", LONGEST_KEYWORD);
    ObjectNode properties = mappings.putObject("properties");
    properties.putObject("@timestamp").put("type", "date");
    properties.putObject("message").put("type", "text");
    if (!isEcs) {
      // Kubernetes objects have members without end, and of one name in many types.
      for (String name : new String[] {"event", "requestObject", "responseObject", "annotations"}) {
        properties.putObject(name).put("type", "object").put("enabled", false);
      }
    }
    return root;
  }
}
