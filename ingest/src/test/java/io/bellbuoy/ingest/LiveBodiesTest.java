package io.bellbuoy.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.schemas.AuditEvent;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What real API servers sent, with the headers that they sent. */
class LiveBodiesTest {

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  /** Headers that the client sets by itself. */
  private static final Set<String> OWN = Set.of("host", "content-length", "connection");

  @Test
  void aFewAreAcceptedAsTheyCame() throws IOException, URISyntaxException {
    URL here = Objects.requireNonNull(LiveBodiesTest.class.getResource("bodies"));
    everyBodyIsAccepted(Path.of(here.toURI()));
  }

  @Test
  void allAreAcceptedAsTheyCame() throws IOException {
    Path corpus = Path.of(System.getProperty("bellbuoy.root", "."), "../shared/corpus/live/bodies");
    assumeTrue(Files.isDirectory(corpus), "the corpus is not there: " + corpus);
    everyBodyIsAccepted(corpus);
  }

  private static void everyBodyIsAccepted(Path folder) throws IOException {
    try (RunningIngest ingest = RunningIngest.start(kafka.bootstrapServers(), kafka.freshPrefix());
        Stream<Path> files = Files.list(folder)) {
      List<String> expected = new ArrayList<>();
      ObjectMapper mapper = new ObjectMapper();
      for (Path body : files.filter(file -> file.toString().endsWith(".json")).sorted().toList()) {
        byte[] bytes = Files.readAllBytes(body);
        assertThat(ingest.post(bytes, headers(body)).statusCode()).as("%s", body).isEqualTo(200);
        mapper
            .readTree(bytes)
            .path("items")
            .forEach(item -> expected.add(item.path("auditID").asText() + item.path("stage")));
        for (String event : Bodies.eventsByJackson(new String(bytes, UTF_8))) {
          assertThat(mapper.readTree(event).has("auditID")).isTrue();
        }
      }
      List<AuditEvent> events = ingest.events().events();
      assertThat(expected).isNotEmpty();
      assertThat(events)
          .extracting(event -> event.auditID() + mapper.readTree(event.json()).path("stage"))
          .containsExactlyInAnyOrderElementsOf(expected);
      assertThat(ingest.deadLetters().all()).isEmpty();
    }
  }

  private static String[] headers(Path body) throws IOException {
    String name = body.getFileName().toString().replace(".json", ".headers.txt");
    return Files.readAllLines(body.resolveSibling(name)).stream()
        .skip(1)
        .filter(line -> line.contains(": "))
        .map(line -> line.split(": ", 2))
        .filter(header -> !OWN.contains(header[0].toLowerCase(Locale.ROOT)))
        .flatMap(Stream::of)
        .toArray(String[]::new);
  }
}
