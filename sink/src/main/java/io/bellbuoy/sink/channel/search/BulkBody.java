package io.bellbuoy.sink.channel.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.sink.format.Document;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** Documents as the lines of a bulk request. */
final class BulkBody {

  private static final String TIMESTAMP = "@timestamp";

  /** Numbers stay as they came. */
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private BulkBody() {}

  /** Two lines a document: what to do and the document. */
  static byte[] of(List<Document> documents) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (Document document : documents) {
      ObjectNode action = MAPPER.createObjectNode();
      action.putObject("create").put("_id", document.id());
      lines.writeBytes(line(action));
      lines.writeBytes(line(body(document)));
    }
    return lines.toByteArray();
  }

  private static byte[] line(ObjectNode json) {
    try {
      return (MAPPER.writeValueAsString(json) + "\n").getBytes(UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  /**
   * A data stream wants a time in each document, and no member twice: events may have one, as the
   * API server takes what clients write.
   */
  private static ObjectNode body(Document document) {
    ObjectNode body = tree(document);
    if (!body.has(TIMESTAMP)) {
      body.put(TIMESTAMP, document.time().toString());
    }
    return body;
  }

  private static ObjectNode tree(Document document) {
    try {
      JsonNode tree = MAPPER.readTree(document.bytes());
      if (tree instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      // A format that is no JSON.
    }
    return MAPPER.createObjectNode().put("message", new String(document.bytes(), UTF_8));
  }
}
