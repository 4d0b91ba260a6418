package io.bellbuoy.sink.format;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.bellbuoy.schemas.JsonSerde;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** A JSON Schema beside this class. */
record JsonSchemaCheck(JsonSchema schema) {

  static JsonSchemaCheck of(String file) {
    try (InputStream in = JsonSchemaCheck.class.getResourceAsStream(file)) {
      return new JsonSchemaCheck(
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
              .getSchema(
                  JsonSerde.mapper().readTree(requireNonNull(in, file)),
                  SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with the value; empty: nothing. */
  List<String> problems(JsonNode value) {
    return schema.validate(value).stream().map(Object::toString).toList();
  }
}
