package io.bellbuoy.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * One of the published schemas.
 *
 * @param name such as {@code alert}
 * @param document the whole file, with the schemas that it refers to put in their places
 */
record SchemaFile(String name, JsonNode document) {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String REFERENCE = "urn:bellbuoy:schema:";

  static SchemaFile of(String name) {
    return new SchemaFile(name, resolved(read(name)));
  }

  static JsonNode read(String name) {
    try (InputStream file = SchemaFile.class.getResourceAsStream(name + ".schema.json")) {
      if (file == null) {
        throw new IllegalArgumentException("there is no schema of " + name);
      }
      return MAPPER.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with the JSON, as a reader sees it, who leaves unknown members alone. */
  List<String> problems(JsonNode json) {
    return validate(document, json);
  }

  /** What is wrong with the JSON, where an unknown member is wrong too. */
  List<String> problemsWhenClosed(JsonNode json) {
    JsonNode closed = document.deepCopy();
    close(closed);
    return validate(closed, json);
  }

  private static List<String> validate(JsonNode schema, JsonNode json) {
    SchemaValidatorsConfig formatsCount =
        SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    JsonSchema compiled =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(schema, formatsCount);
    return compiled.validate(json).stream().map(ValidationMessage::getMessage).toList();
  }

  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object && object.has("properties")) {
      object.put("additionalProperties", false);
    }
    schema.forEach(SchemaFile::close);
  }

  private static JsonNode resolved(JsonNode schema) {
    if (schema instanceof ObjectNode object && object.has("$ref")) {
      String reference = object.remove("$ref").asText();
      ObjectNode target = (ObjectNode) read(reference.substring(REFERENCE.length()));
      target.remove(List.of("$id", "$schema"));
      object.properties().forEach(own -> target.set(own.getKey(), own.getValue()));
      return target;
    }
    if (schema instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> member : List.copyOf(object.properties())) {
        object.set(member.getKey(), resolved(member.getValue()));
      }
    }
    return schema;
  }
}
