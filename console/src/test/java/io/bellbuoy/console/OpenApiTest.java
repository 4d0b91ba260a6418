package io.bellbuoy.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.console.http.Endpoint;
import io.bellbuoy.registry.KafkaConfig;
import io.vertx.core.http.HttpMethod;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The description against what is declared; {@link DescribedAnswers} does it for what is answered.
 */
class OpenApiTest {

  @RegisterExtension static final KafkaExtension KAFKA = new KafkaExtension();

  private static TestConsole console;
  private static JsonNode document;

  @BeforeAll
  static void start(@TempDir Path data) {
    KafkaConfig kafka = KafkaConfig.relaxed(KAFKA.bootstrapServers(), KAFKA.freshPrefix());
    TestConsole.prepare(kafka);
    console = TestConsole.start(kafka, data);
    document = TestConsole.json(console.send(console.request("/api/v1/openapi.json")));
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @Test
  void itDescribesEveryEndpointAndNothingElse() {
    TreeSet<String> described = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      path.getValue()
          .fieldNames()
          .forEachRemaining(
              method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
    }

    assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
    assertThat(described)
        .isEqualTo(
            new TreeSet<>(
                console.service().endpoints().stream()
                    .map(endpoint -> endpoint.method() + " " + OpenApi.path(endpoint))
                    .toList()));
  }

  @Test
  void whatIsSentAndWhatIsAnsweredHasASchema() {
    List<String> wrong = new ArrayList<>();
    for (Endpoint endpoint : console.service().endpoints()) {
      JsonNode operation = operation(endpoint);
      boolean takes =
          endpoint.method().equals(HttpMethod.PUT) || endpoint.method().equals(HttpMethod.POST);
      if (takes && operation.path("requestBody").path("content").isEmpty()) {
        wrong.add(endpoint.name() + " takes a body that is not described");
      }
      boolean answers = false;
      for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
        if (response.getKey().matches("[23]..")) {
          answers = true;
          for (JsonNode media : response.getValue().path("content")) {
            if (media.path("schema").isEmpty()) {
              wrong.add(endpoint.name() + " answers what has no schema");
            }
          }
        }
      }
      if (!answers) {
        wrong.add(endpoint.name() + " has no answer");
      }
      if (operation.path("summary").asText().length() < 5) {
        wrong.add(endpoint.name() + " has no summary");
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<String> references = new ArrayList<>();
    document.findValues("$ref").forEach(reference -> references.add(reference.asText()));

    assertThat(references)
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse());
  }

  private static JsonNode operation(Endpoint endpoint) {
    return document
        .path("paths")
        .path(OpenApi.path(endpoint))
        .path(endpoint.method().name().toLowerCase(Locale.ROOT));
  }
}
