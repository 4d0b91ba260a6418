package io.bellbuoy.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.console.rules.Samples;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.registry.RegistryWriter;
import io.bellbuoy.rules.file.RuleFiles;
import io.bellbuoy.schemas.DeadLetter;
import io.bellbuoy.schemas.Role;
import io.bellbuoy.schemas.Rule;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two consoles and a command line on one Kafka. */
class SeveralWritersTest {

  @RegisterExtension static final KafkaExtension KAFKA = new KafkaExtension();

  private static KafkaConfig kafka;
  private static TestConsole left;
  private static TestConsole right;

  @BeforeAll
  static void start(@TempDir Path data) {
    kafka = KafkaConfig.relaxed(KAFKA.bootstrapServers(), KAFKA.freshPrefix());
    TestConsole.prepare(kafka);
    left = TestConsole.start(kafka, data);
    right = TestConsole.start(kafka, data);
  }

  @AfterAll
  static void stop() {
    left.close();
    right.close();
  }

  private static HttpResponse<String> get(TestConsole console, String path) {
    return console.call(Role.OPERATOR, "GET", "/api/v1" + path, null);
  }

  private static HttpResponse<String> put(
      TestConsole console, String path, @Nullable String etag, String body) {
    String[] on =
        etag == null ? new String[] {"If-None-Match", "*"} : new String[] {"If-Match", etag};
    return console.call(Role.OPERATOR, "PUT", "/api/v1" + path, body, on);
  }

  private static String etag(HttpResponse<String> answer) {
    return answer.headers().firstValue("ETag").orElseThrow();
  }

  private static void make(TestConsole console, String id) {
    HttpResponse<String> made = put(console, "/rules/" + id, null, Samples.body(Samples.rule(id)));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
  }

  private static List<String> texts(JsonNode items, String member) {
    List<String> texts = new ArrayList<>();
    items.forEach(item -> texts.add(item.path(member).asText()));
    return texts;
  }

  @Test
  void whoWritesAtOnceLosesNoChange() {
    allWrite("some", 8);
  }

  @Test
  @Tag("long")
  void whoWritesForLongLosesNoChangeEither() {
    allWrite("many", 50);
  }

  /** So many rules of each, with as many exceptions of the consoles in one rule that all share. */
  private static void allWrite(String round, int each) {
    String shared = round + "-shared";
    make(left, shared);
    List<String> lefts = names(round + "-left", each);
    List<String> rights = names(round + "-right", each);
    List<String> files = names(round + "-cli", each);
    List<CompletableFuture<Void>> writers =
        List.of(
            CompletableFuture.runAsync(() -> writeThrough(left, shared, lefts)),
            CompletableFuture.runAsync(() -> writeThrough(right, shared, rights)),
            CompletableFuture.runAsync(() -> applyFromFiles(files)));
    CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new)).join();

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              for (TestConsole console : List.of(left, right)) {
                assertThat(ids(console)).containsAll(lefts).containsAll(rights).containsAll(files);
                JsonNode rule = TestConsole.json(get(console, "/rules/" + shared));
                assertThat(texts(rule.at("/rule/exceptions"), "name"))
                    .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(lefts.stream(), rights.stream()).toList());
                JsonNode changes =
                    TestConsole.json(get(console, "/changes?object=rule&limit=1000"));
                assertThat(texts(changes.path("items"), "object"))
                    .containsAll(Stream.of(lefts, rights, files).flatMap(s -> keys(s)).toList())
                    .filteredOn(("rule/" + shared)::equals)
                    .hasSize(2 * each + 1);
                JsonNode versions = TestConsole.json(get(console, "/policy/versions?limit=1000"));
                assertThat(texts(versions.path("items"), "comment"))
                    .filteredOn(files::contains)
                    .containsExactlyElementsOf(reversed(files));
              }
            });
  }

  private static List<String> names(String who, int each) {
    return IntStream.range(0, each).mapToObj(i -> who + i).toList();
  }

  private static Stream<String> keys(List<String> ids) {
    return ids.stream().map(id -> "rule/" + id);
  }

  private static List<String> reversed(List<String> names) {
    List<String> reversed = new ArrayList<>(names);
    Collections.reverse(reversed);
    return reversed;
  }

  private static Set<String> ids(TestConsole console) {
    return new TreeSet<>(
        texts(TestConsole.json(get(console, "/rules?limit=1000")).path("items"), "id"));
  }

  /** New rules, and exceptions that all go into one rule. */
  private static void writeThrough(TestConsole console, String shared, List<String> names) {
    for (String name : names) {
      make(console, name);
      String exception = "{\"name\":\"" + name + "\",\"expression\":\"false\"}";
      HttpResponse<String> added =
          console.call(Role.EDITOR, "POST", "/api/v1/rules/" + shared + "/exceptions", exception);
      assertThat(added.statusCode()).as(added.body()).isEqualTo(200);
    }
  }

  /** As {@code policy apply} does it. */
  private static void applyFromFiles(List<String> names) {
    try (RegistryWriter writer = new RegistryWriter(kafka)) {
      for (String name : names) {
        RuleFiles files = new RuleFiles(List.of(), List.of(Samples.rule(name)), null);
        assertThat(writer.apply(files, "cli", name).version()).isPositive();
      }
    }
  }

  @Test
  void whoseCopyIsOldIsToldOnWhicheverConsole() {
    make(left, "edited");
    await().until(() -> get(right, "/rules/edited").statusCode() == 200);
    String tag = etag(get(right, "/rules/edited"));
    Rule first = Samples.rule("edited", "jpath(\"verb\") = \"get\"");
    put(left, "/rules/edited", tag, Samples.body(first));

    HttpResponse<String> late =
        put(right, "/rules/edited", tag, Samples.body(Samples.rule("edited", "true")));

    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(TestConsole.json(late).at("/current/rule/expression").asText())
        .isEqualTo(first.expression());
    assertThat(etag(late)).isEqualTo(etag(get(left, "/rules/edited")));
  }

  @Test
  void ofTwoDraftsThatAreSavedAtOnceOneIsSavedAndTheOtherTold() {
    make(left, "drafted");
    for (int round = 0; round < 3; round++) {
      String tag = etag(get(left, "/policy"));
      String mode = round % 2 == 0 ? "shadow" : "alert";
      List<CompletableFuture<HttpResponse<String>>> both =
          Stream.of(left, right)
              .map(
                  console ->
                      CompletableFuture.supplyAsync(
                          () ->
                              put(
                                  console,
                                  "/policy",
                                  tag,
                                  "{\"rules\":[{\"id\":\"drafted\",\"mode\":\""
                                      + mode
                                      + "\",\"clusters\":[\""
                                      + (console == left ? "left" : "right")
                                      + "\"]}]}")))
              .toList();

      assertThat(both.stream().map(one -> one.join().statusCode()))
          .containsExactlyInAnyOrder(200, 412);
      await().until(() -> etag(get(left, "/policy")).equals(etag(get(right, "/policy"))));
    }
  }

  @Test
  void whoLooksAtASecretStandsInTheChanges() {
    put(left, "/clusters/prod", null, "{}");
    await().until(() -> get(right, "/clusters/prod").statusCode() == 200);

    HttpResponse<String> told = get(right, "/clusters/prod/webhook");

    assertThat(TestConsole.json(told).path("webhook").asText())
        .startsWith("https://ingest.example:8843/api/v1/kubernetes/webhook/");
    await()
        .untilAsserted(
            () -> {
              JsonNode last =
                  TestConsole.json(get(left, "/changes?object=cluster/prod")).at("/items/0");
              assertThat(last.at("/difference/after").asText()).isEqualTo("shown");
              assertThat(last.path("by").asText()).isEqualTo("token operator");
              assertThat(last.path("from").asText()).isEqualTo("127.0.0.1");
            });
  }

  @Test
  void deadLettersComeNewestFirstInPagesWithoutTheirBytes() {
    String topic = kafka.topics().deadLetters().name();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < 7; i++) {
        var ignored =
            producer.send(
                DeadLetter.received(("canary" + i).getBytes(UTF_8), "reason " + i, "ingest", "prod")
                    .toRecord(topic));
        producer.flush();
      }
    }

    List<String> reasons = new ArrayList<>();
    String next = "";
    do {
      HttpResponse<String> page =
          get(left, "/dead-letters?limit=3" + (next.isEmpty() ? "" : "&cursor=" + next));
      assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
      assertThat(page.body()).doesNotContain("canary");
      JsonNode json = TestConsole.json(page);
      reasons.addAll(texts(json.path("items"), "reason"));
      next = json.path("next").isNull() ? "" : json.path("next").asText();
    } while (!next.isEmpty());

    assertThat(reasons)
        .containsExactlyInAnyOrder(
            IntStream.range(0, 7).mapToObj(i -> "reason " + i).toArray(String[]::new));
  }
}
