package io.bellbuoy.sink.channel.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.bellbuoy.sink.channel.JsonText;
import io.bellbuoy.sink.channel.TestReceiver;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Speaks as Elasticsearch and OpenSearch do, as far as a data stream needs. Thread-safe. */
final class SearchServer {

  private final Map<String, JsonNode> documents =
      Collections.synchronizedMap(new LinkedHashMap<>());
  private final Map<String, JsonNode> templates = Collections.synchronizedMap(new TreeMap<>());

  /** Documents with such a text end so. */
  private final Map<String, Integer> failing = Collections.synchronizedMap(new TreeMap<>());

  Map<String, JsonNode> documents() {
    return documents;
  }

  Map<String, JsonNode> templates() {
    return templates;
  }

  Map<String, Integer> failing() {
    return failing;
  }

  void answer(HttpExchange exchange, TestReceiver.Call call) throws IOException {
    if (call.path().startsWith("/_index_template/")) {
      template(exchange, call);
      return;
    }
    assertThat(call.path()).matches("/[a-z0-9.-]+/_bulk");
    assertThat(call.headers())
        .containsEntry("Content-Type", "application/x-ndjson")
        .containsEntry("Content-Encoding", "gzip");
    assertThat(call.body()).endsWith("\n");
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("took", 1);
    var items = JsonNodeFactory.instance.arrayNode();
    boolean errors = false;
    List<String> lines = call.body().lines().toList();
    for (int i = 0; i < lines.size(); i += 2) {
      String id = JsonText.of(lines.get(i)).at("/create/_id").asText();
      int status = create(id, lines.get(i + 1));
      ObjectNode item = items.addObject().putObject("create").put("_id", id).put("status", status);
      if (status >= 300) {
        errors = true;
        item.putObject("error").put("type", "some_exception").put("reason", "for a reason");
      }
    }
    answer.put("errors", errors).set("items", items);
    TestReceiver.body(200, answer.toString()).to(exchange, call);
  }

  private int create(String id, String document) {
    for (Map.Entry<String, Integer> one : failing.entrySet()) {
      if (document.contains(one.getKey())) {
        return one.getValue();
      }
    }
    JsonNode json = JsonText.of(document);
    assertThat(json.path("@timestamp").asText()).startsWith("20");
    return documents.putIfAbsent(id, json) == null ? 201 : 409;
  }

  private void template(HttpExchange exchange, TestReceiver.Call call) throws IOException {
    String name = call.path().substring("/_index_template/".length());
    if (call.method().equals("PUT")) {
      templates.put(name, JsonText.of(call.body()));
      TestReceiver.body(200, "{\"acknowledged\":true}").to(exchange, call);
    } else {
      TestReceiver.body(templates.containsKey(name) ? 200 : 404, "{}").to(exchange, call);
    }
  }
}
