package io.bellbuoy.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.bellbuoy.console.http.Endpoint;
import io.bellbuoy.schemas.JsonSerde;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;

/** Holds every answer that a test gets against the API's own description. */
final class DescribedAnswers {

  private final JsonNode document;
  private final List<Endpoint> endpoints;

  DescribedAnswers(JsonNode document, List<Endpoint> endpoints) {
    this.document = document;
    this.endpoints = List.copyOf(endpoints);
  }

  /** Fails where the answer is not as it is described; what is passed on is the sink's. */
  void check(HttpResponse<String> answer) {
    String path = answer.uri().getPath();
    if (!path.startsWith("/api/v1/") || path.startsWith("/api/v1/alerts")) {
      return;
    }
    String type = answer.headers().firstValue("Content-Type").orElse("");
    if (answer.statusCode() >= 400) {
      assertThat(type).as(answer.toString()).isEqualTo("application/problem+json");
      check(answer, schema("Problem"));
      return;
    }
    for (Endpoint endpoint : endpoints) {
      if (endpoint.method().name().equals(answer.request().method())
          && path.matches(
              endpoint.path().replaceAll(":\\w+", "[^/]+").replace(".json", "\\.json"))) {
        JsonNode response =
            document
                .path("paths")
                .path(OpenApi.path(endpoint))
                .path(endpoint.method().name().toLowerCase(Locale.ROOT))
                .path("responses")
                .path(Integer.toString(answer.statusCode()));
        assertThat(response.isMissingNode())
            .as("%s answers %s, which is not described", endpoint.name(), answer.statusCode())
            .isFalse();
        JsonNode schema = response.path("content").path(type.replaceAll(";.*", "")).path("schema");
        if (type.startsWith("application/json")) {
          check(answer, schema);
        }
        return;
      }
    }
  }

  private JsonNode schema(String name) {
    return document.path("components").path("schemas").path(name);
  }

  private void check(HttpResponse<String> answer, JsonNode schema) {
    assertThat(schema.isObject()).as("a schema of " + answer).isTrue();
    ObjectNode whole = schema.deepCopy();
    whole.set("components", document.path("components"));
    SchemaValidatorsConfig formatsCount =
        SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    try {
      List<String> problems =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
              .getSchema(whole, formatsCount)
              .validate(JsonSerde.mapper().readTree(answer.body()))
              .stream()
              .map(ValidationMessage::getMessage)
              .toList();
      assertThat(problems).as(answer + " " + answer.body()).isEmpty();
    } catch (IOException e) {
      throw new IllegalStateException(answer.body(), e);
    }
  }
}
