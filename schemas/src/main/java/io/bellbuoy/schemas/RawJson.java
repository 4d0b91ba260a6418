package io.bellbuoy.schemas;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.io.IOException;
import java.io.StringWriter;

/**
 * A JSON value kept as its text, so that repeated members survive a round trip.
 *
 * @param text one whole JSON value
 */
@JsonDeserialize(using = RawJson.Deserializer.class)
public record RawJson(@JsonValue @JsonRawValue String text) {

  @JsonCreator
  public RawJson {}

  static final class Deserializer extends JsonDeserializer<RawJson> {
    @Override
    public RawJson deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      StringWriter text = new StringWriter();
      try (JsonGenerator generator = parser.getCodec().getFactory().createGenerator(text)) {
        generator.copyCurrentStructureExact(parser);
      }
      return new RawJson(text.toString());
    }
  }
}
