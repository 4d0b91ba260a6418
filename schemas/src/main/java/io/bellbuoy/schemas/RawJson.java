package io.bellbuoy.schemas;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.io.IOException;
import java.io.StringWriter;

/**
 * A JSON value kept as its text, so that repeated members and the digits of numbers survive a round
 * trip.
 *
 * @param text one whole JSON value
 */
@JsonDeserialize(using = RawJson.Deserializer.class)
public record RawJson(@JsonValue @JsonRawValue String text) {

  @JsonCreator
  public RawJson {
    text = Surrogates.escapeLone(requireNonNull(text, "text"));
  }

  /** Copies token by token; what Jackson offers for it rewrites numbers. */
  static final class Deserializer extends JsonDeserializer<RawJson> {

    @Override
    public RawJson deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      StringWriter text = new StringWriter();
      try (JsonGenerator generator = parser.getCodec().getFactory().createGenerator(text)) {
        int depth = 0;
        JsonToken token = parser.currentToken();
        while (true) {
          copy(parser, token, generator);
          depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
          if (depth == 0) {
            break;
          }
          token = requireNonNull(parser.nextToken(), "an open object or array has an end");
        }
      }
      return new RawJson(text.toString());
    }

    private static void copy(JsonParser parser, JsonToken token, JsonGenerator generator)
        throws IOException {
      if (token.isNumeric()) {
        generator.writeNumber(parser.getText());
      } else {
        generator.copyCurrentEvent(parser);
      }
    }
  }
}
