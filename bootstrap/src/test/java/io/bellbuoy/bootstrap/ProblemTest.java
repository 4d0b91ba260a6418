package io.bellbuoy.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemTest {

  @Test
  void theDocumentHasTheMembersOfTheStandard() throws JsonProcessingException {
    JsonNode document = read(Problem.of(503, "no broker answers; try again in 5 s"));

    assertThat(document.size()).isEqualTo(4);
    assertThat(document.get("type").asText()).isEqualTo("about:blank");
    assertThat(document.get("title").asText()).isEqualTo("Service Unavailable");
    assertThat(document.get("status").asInt()).isEqualTo(503);
    assertThat(document.get("detail").asText()).isEqualTo("no broker answers; try again in 5 s");
  }

  @Test
  void furtherMembersStandBesideThemAndHideNone() throws JsonProcessingException {
    JsonNode document =
        read(
            new Problem(
                422, "it does not compile", Map.of("diagnostics", List.of("1:1"), "status", 200)));

    assertThat(document.get("diagnostics").get(0).asText()).isEqualTo("1:1");
    assertThat(document.get("status").asInt()).isEqualTo(422);
  }

  @Test
  void whatComesFromACallerIsEscaped() throws JsonProcessingException {
    assertThat(read(Problem.of(400, "\"}\n<b>\u2028")).get("detail").asText())
        .isEqualTo("\"}\n<b>\u2028");
  }

  private static JsonNode read(Problem problem) throws JsonProcessingException {
    return new ObjectMapper().readTree(problem.json());
  }
}
