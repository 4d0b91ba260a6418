package io.bellbuoy.console.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.schemas.JsonSerde;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

/** An answer. */
public record Reply(int status, String etag, String type, String retryAfter, byte[] bytes) {

  public String text() {
    return new String(bytes, UTF_8);
  }

  public JsonNode json() {
    try {
      return JsonSerde.mapper().readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(text(), e);
    }
  }

  /** What stands at that JSON pointer, as text. */
  public String at(String pointer) {
    return json().at(pointer).asText();
  }

  /** That member of every item of a list. */
  public List<String> items(String member) {
    return StreamSupport.stream(json().path("items").spliterator(), false)
        .map(item -> item.path(member).asText())
        .toList();
  }
}
