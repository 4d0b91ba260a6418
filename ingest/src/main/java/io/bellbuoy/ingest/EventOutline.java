package io.bellbuoy.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.bellbuoy.schemas.MendedJson;
import io.bellbuoy.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * What one pass over an object's bytes tells of it; that there is one says that they are JSON.
 *
 * @param kind its member {@code kind} where that is a text; empty where not
 * @param auditID its member {@code auditID} where that is a text, cut; empty where not
 * @param audit it has a member that only an audit event has
 * @param items what its member {@code items} begins with; null: it has none
 * @param annotations where its annotations stand; null: it has none
 * @param empty it has no members
 * @param lastBrace where its last byte stands
 */
record EventOutline(
    String kind,
    String auditID,
    boolean audit,
    @Nullable JsonToken items,
    @Nullable Annotations annotations,
    boolean empty,
    int lastBrace) {

  /** The value of {@code annotations}: bytes from (inclusive) to (exclusive). */
  record Annotations(int from, int to, boolean object, boolean empty) {}

  private static final int MAX_AUDIT_ID = 256;

  /** Names are not interned, and many of them are no attack but an event like any other. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(10_000)
                  .maxStringLength(Topics.MAX_EVENT_BYTES)
                  .maxNameLength(Topics.MAX_EVENT_BYTES)
                  .maxNumberLength(Topics.MAX_EVENT_BYTES)
                  .build())
          .build();

  /**
   * Reads the first {@code length} bytes. What an API server reads, a client's bytes that are no
   * UTF-8 among it, is no reason to refuse them.
   *
   * @throws JsonProcessingException where they are no JSON object, or over a limit of the parser
   */
  static EventOutline read(byte[] bytes, int length) throws JsonProcessingException {
    try {
      return readStrictly(bytes, length);
    } catch (JsonProcessingException e) {
      byte[] mended = MendedJson.of(bytes, length);
      if (mended == bytes) {
        throw e;
      }
      return readStrictly(mended, length);
    }
  }

  private static EventOutline readStrictly(byte[] bytes, int length)
      throws JsonProcessingException {
    try (JsonParser parser = JSON.createParser(bytes, 0, length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new NotAnObjectException(parser);
      }
      return read(parser);
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e); // an array does not fail to be read
    }
  }

  private static EventOutline read(JsonParser parser) throws IOException {
    String kind = null;
    String auditID = null;
    JsonToken items = null;
    Annotations annotations = null;
    boolean audit = false;
    boolean empty = true;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      empty = false;
      switch (name) {
        case "kind" -> kind = kind == null ? text(parser, token) : kind;
        case "auditID" -> auditID = auditID == null ? text(parser, token) : auditID;
        case "items" -> items = items == null ? token : items;
        default -> {}
      }
      audit |= name.equals("auditID") || name.equals("verb") || name.equals("requestURI");
      if (name.equals("annotations") && annotations == null) {
        annotations = annotations(parser, token);
      } else {
        parser.skipChildren();
      }
    }
    int lastBrace = position(parser) - 1;
    if (parser.nextToken() != null) {
      throw new NotAnObjectException(parser);
    }
    return new EventOutline(
        kind == null ? "" : kind,
        auditID == null ? "" : auditID,
        audit,
        items,
        annotations,
        empty,
        lastBrace);
  }

  private static String text(JsonParser parser, JsonToken token) throws IOException {
    if (token != JsonToken.VALUE_STRING) {
      return "";
    }
    String text = parser.getText();
    return text.length() <= MAX_AUDIT_ID ? text : text.substring(0, MAX_AUDIT_ID);
  }

  private static Annotations annotations(JsonParser parser, JsonToken token) throws IOException {
    int from = (int) parser.currentTokenLocation().getByteOffset();
    if (token == JsonToken.VALUE_STRING) {
      parser.finishToken();
    }
    boolean empty = true;
    if (token.isStructStart()) {
      empty = parser.nextToken().isStructEnd();
      for (int depth = empty ? 0 : deeper(parser, 1); depth > 0; ) {
        parser.nextToken();
        depth = deeper(parser, depth);
      }
    }
    return new Annotations(from, position(parser), token == JsonToken.START_OBJECT, empty);
  }

  private static int deeper(JsonParser parser, int depth) {
    JsonToken token = parser.currentToken();
    return token.isStructStart() ? depth + 1 : token.isStructEnd() ? depth - 1 : depth;
  }

  private static int position(JsonParser parser) {
    return (int) parser.currentLocation().getByteOffset();
  }
}
