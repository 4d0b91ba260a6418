package io.bellbuoy.sink.channel.search;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.format.Document;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Documents as the event endpoint of Splunk's HTTP Event Collector takes them: JSON objects behind
 * one another, each with its metadata. Immutable.
 *
 * @param index null: the token's
 */
record HecEvents(@Nullable String index, String source, String sourcetype) {

  private static final JsonFactory FACTORY = new JsonFactory();

  /** Reads {@code index}, {@code source} (bellbuoy) and {@code sourcetype} (bellbuoy:alert). */
  static HecEvents read(ChannelOptions options) {
    return new HecEvents(
        options.text("index"),
        textOr(options.text("source"), "bellbuoy"),
        textOr(options.text("sourcetype"), "bellbuoy:alert"));
  }

  private static String textOr(@Nullable String text, String absent) {
    return text == null ? absent : text;
  }

  byte[] write(List<Document> documents) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Document document : documents) {
      try (JsonGenerator json = FACTORY.createGenerator(out)) {
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        write(document, json);
      } catch (IOException e) {
        throw new UncheckedIOException("memory takes all that is written to it", e);
      }
      out.write('\n');
    }
    return out.toByteArray();
  }

  private void write(Document document, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("time", BigDecimal.valueOf(document.time().toEpochMilli(), 3));
    json.writeStringField("host", document.cluster());
    json.writeStringField("source", source);
    json.writeStringField("sourcetype", sourcetype);
    if (index != null) {
      json.writeStringField("index", index);
    }
    String text = new String(document.bytes(), StandardCharsets.UTF_8);
    json.writeFieldName("event");
    if (text.startsWith("{")) {
      json.writeRawValue(text);
    } else {
      json.writeString(text);
    }
    json.writeObjectFieldStart("fields");
    json.writeStringField("bellbuoy_id", document.id());
    json.writeStringField("severity", document.severity().text());
    json.writeEndObject();
    json.writeEndObject();
  }
}
