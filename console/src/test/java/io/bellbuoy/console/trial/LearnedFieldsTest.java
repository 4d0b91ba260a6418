package io.bellbuoy.console.trial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.bellbuoy.console.trial.LearnedFields.Field;
import io.bellbuoy.rules.event.JsonReader;
import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.Redactor;
import io.bellbuoy.rules.expression.EventPaths;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearnedFieldsTest {

  private final LearnedFields fields = new LearnedFields();

  @Test
  void pathsAreToldWithTypeExampleAndHowOften() {
    learn("{\"verb\":\"get\",\"user\":{\"groups\":[\"a\",\"b\"]},\"code\":200,\"dry\":true}");
    learn("{\"verb\":\"list\",\"code\":\"x\",\"gone\":null}");

    assertThat(fields.startingWith(""))
        .containsExactly(
            new Field("code", "number or text", "200", 2),
            new Field("dry", "boolean", "true", 1),
            new Field("user", "object", null, 1),
            new Field("user.groups", "list of text", "a", 1),
            new Field("verb", "text", "get", 2));
  }

  @Test
  void aPrefixNarrows() {
    learn(Drafts.json("get", "alice", "n", ""));

    assertThat(fields.startingWith("objectRef.n"))
        .extracting(Field::path)
        .containsExactly("objectRef.name", "objectRef.namespace");
  }

  @Test
  void arraysAreWalkedIntoAsPathsDo() {
    learn("{\"spec\":{\"containers\":[{\"image\":\"i1\"},{\"image\":\"i2\"}]}}");

    assertThat(fields.startingWith("spec.containers"))
        .containsExactly(
            new Field("spec.containers", "list of object", null, 1),
            new Field("spec.containers.image", "text", "i1", 1));
  }

  @Test
  void keysThatClientsChooseAreOnePath() {
    learn("{\"requestObject\":{\"metadata\":{\"labels\":{\"a\":\"1\",\"x/y.z\":\"2\"}}}}");

    assertThat(fields.startingWith("requestObject.metadata."))
        .containsExactly(
            new Field("requestObject.metadata.labels", "object", null, 1),
            new Field("requestObject.metadata.labels.*", "text", "1", 1));
  }

  @Test
  void theAnnotationsOfTheApiServerAreToldOneByOne() {
    learn("{\"annotations\":{\"authorization.k8s.io/decision\":\"allow\"}}");

    assertThat(fields.startingWith("annotations["))
        .containsExactly(
            new Field("annotations['authorization.k8s.io/decision']", "text", "allow", 1));
  }

  @Test
  void everyPathIsOneThatRulesMayAsk() {
    learn(
        """
        {"a-b":1,"0":1,"x.y/z":1,"it's":1,"a]b":1,"":1,"a\\"b":1,"*":1,"$":1,"@":1,"ü":1,
         "..":{"c":1},"n":{"1":{"2":3}},"data":{"k\\\\":1},"<img>":1}\
        """);

    assertThat(fields.startingWith(""))
        .extracting(Field::path)
        .contains("a-b", "['x.y/z']", "data.*")
        .allSatisfy(path -> assertThatCode(() -> EventPaths.of(path)).doesNotThrowAnyException());
  }

  @Test
  void aPathReachesTheValueThatItIsSaidToHave() {
    JsonValue event =
        read("{\"x.y/z\":\"v\",\"0\":\"w\",\"l\":[{\"m\":\"u\"}],\"labels\":{\"k\":\"t\"}}");
    fields.learn(event, Redactor.standard().of(event));

    assertThat(fields.startingWith(""))
        .filteredOn(field -> field.example() != null)
        .hasSize(4)
        .allSatisfy(
            field ->
                assertThat(EventPaths.of(field.path()).values(event))
                    .extracting(value -> Wording.line(value, 10))
                    .contains(field.example()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"requestObject\":{\"kind\":\"Secret\",\"data\":{\"p\":\"canary\"}}}",
        "{\"requestObject\":{\"kind\":\"Secret\",\"stringData\":{\"p\":\"canary\"}}}",
        "{\"requestObject\":{\"kind\":\"ConfigMap\",\"data\":{\"p\":\"canary\"}}}",
        "{\"objectRef\":{\"resource\":\"serviceaccounts\",\"subresource\":\"token\"},"
            + "\"responseObject\":{\"kind\":\"TokenRequest\",\"status\":{\"token\":\"canary\"}}}",
        "{\"requestObject\":{\"spec\":{\"containers\":[{\"env\":[{\"name\":\"P\",\"value\":\"canary\"}]}]}}}",
        "{\"requestObject\":{\"spec\":{\"containers\":[{\"args\":[\"--password=canary\"]}]}}}",
        "{\"requestObject\":{\"spec\":{\"containers\":[{\"command\":[\"sh\",\"canary\"]}]}}}",
        "{\"requestObject\":{\"spec\":{\"dbPassword\":\"canary\",\"apiKey\":\"canary\"}}}",
        "{\"requestObject\":{\"spec\":{\"clientSecret\":\"canary\"}}}",
        "{\"requestObject\":{\"metadata\":{\"annotations\":{\"a\":\"canary\"}}}}",
        "{\"annotations\":{\"patch.webhook.admission.k8s.io/r\":\"{\\\"p\\\":\\\"canary\\\"}\"}}",
        "{\"requestURI\":\"/api/v1/x?token=canary\"}",
        "{\"anything\":\"eyJhbGciOiJub25lIn0.canary.x\"}",
        "{\"anything\":\"Bearer canary\"}",
        "{\"anything\":\"canarycanarycanarycanarycanarycanarycanary\"}",
        "{\"anything\":\"-----BEGIN RSA PRIVATE KEY-----canary\"}",
      })
  void nothingThatMayBeSecretIsAnExample(String event) {
    learn(event);

    assertThat(fields.startingWith("")).isNotEmpty();
    assertThat(fields.startingWith("").toString()).doesNotContain("canary");
  }

  @Test
  void examplesAreShortAndOneLine() {
    learn("{\"a\":\"" + "x y ".repeat(100) + "\",\"b\":\"l1\\nl2\"}");

    assertThat(fields.startingWith("a").get(0).example()).hasSize(80).endsWith("…");
    assertThat(fields.startingWith("b").get(0).example()).isEqualTo("l1 l2");
  }

  @Test
  void aFloodOfNamesNeitherGrowsNorHidesWhatEventsHave() {
    for (int i = 0; i < 100; i++) {
      learn(Drafts.json("get", "alice", "n", ""));
    }
    for (int event = 0; event < 50; event++) {
      StringBuilder more = new StringBuilder();
      for (int i = 0; i < 1000; i++) {
        more.append(more.isEmpty() ? "" : ",");
        more.append("\"f%d_%d\":{\"g%d\":1}".formatted(event, i, i));
      }
      learn("{\"verb\":\"get\",\"requestObject\":{" + more + "}}");
      learn("{" + more + "}");
    }

    List<Field> known = fields.startingWith("");
    assertThat(known).hasSizeLessThan(4100);
    assertThat(known)
        .extracting(Field::path)
        .contains("verb", "user.username", "objectRef.namespace", "stageTimestamp");
  }

  @Test
  void depthIsBounded() {
    learn("{\"a\":".repeat(5000) + "1" + "}".repeat(5000));

    assertThat(fields.startingWith("")).hasSize(24);
  }

  @Test
  void whoManagesWhichFieldIsNotTold() {
    learn("{\"metadata\":{\"managedFields\":[{\"fieldsV1\":{\"f:spec\":{}}}],\"name\":\"n\"}}");

    assertThat(fields.startingWith("metadata."))
        .extracting(Field::path)
        .containsExactly("metadata.name");
  }

  private void learn(String json) {
    JsonValue event = read(json);
    fields.learn(event, Redactor.standard().of(event));
  }

  private static JsonValue read(String json) {
    return JsonReader.read(json.getBytes(UTF_8));
  }
}
