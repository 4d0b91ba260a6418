package io.bellbuoy.console.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bellbuoy.schemas.JsonSerde;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a request is answered with. Immutable.
 *
 * @param status the HTTP status
 * @param headers beside those that every answer has
 * @param body may be empty
 */
public record Answer(int status, Map<String, String> headers, byte[] body) {

  private static final String TYPE = "Content-Type";

  public Answer {
    headers = Map.copyOf(headers);
  }

  /** 200 with a document, written as our mapper sees it. */
  public static Answer json(Object document) {
    return json(200, document);
  }

  /** A document, written as our mapper sees it. */
  public static Answer json(int status, Object document) {
    try {
      return new Answer(
          status, Map.of(TYPE, "application/json"), JsonSerde.mapper().writeValueAsBytes(document));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer is no JSON", e);
    }
  }

  /** 200 with something that is edited, and its {@link Etag}. */
  public static Answer edited(Object document) {
    return json(document).with("ETag", Etag.of(document));
  }

  /** 204. */
  public static Answer none() {
    return new Answer(204, Map.of(), new byte[0]);
  }

  /** 200 with a text of that media type, in UTF-8. */
  public static Answer text(String mediaType, String text) {
    return new Answer(200, Map.of(TYPE, mediaType + "; charset=utf-8"), text.getBytes(UTF_8));
  }

  /** 200 with a file to keep. */
  public static Answer file(String mediaType, String name, byte[] content) {
    return new Answer(
        200,
        Map.of(TYPE, mediaType, "Content-Disposition", "attachment; filename=\"" + name + "\""),
        content);
  }

  /** The answer with that header, too. */
  public Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body);
  }
}
