package io.bellbuoy.standalone.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellbuoy.rules.file.RuleFileReader;
import io.bellbuoy.rules.file.RuleFiles;
import io.bellbuoy.rules.match.CompiledPolicy;
import io.bellbuoy.rules.match.PolicyCompilation;
import io.bellbuoy.rules.match.PolicyCompiler;
import io.bellbuoy.schemas.Attributes;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventListsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long DUE = 1_790_000_000_123_456L;
  private static final AuditIds IDS = new AuditIds(7);

  @Test
  void aBodyIsAnEventListOfThatManyEvents() throws IOException {
    JsonNode body = JSON.readTree(EventLists.ofSample(0, IDS).body(0, 400, DUE));
    assertThat(body.path("kind").asText()).isEqualTo("EventList");
    assertThat(body.path("apiVersion").asText()).isEqualTo("audit.k8s.io/v1");
    assertThat(body.path("items")).hasSize(400);
  }

  @Test
  void noTwoEventsAreTheSame() throws IOException {
    EventLists lists = EventLists.ofSample(0.1, IDS);
    Set<String> ids = new HashSet<>();
    for (long first = 0; first < 2_000; first += 500) {
      items(lists.body(first, 500, DUE)).forEach(item -> ids.add(item.path("auditID").asText()));
    }
    assertThat(ids).hasSize(2_000);
  }

  @Test
  void theSameBatchHasTheSameBytesEachTime() {
    EventLists lists = EventLists.ofSample(0.1, IDS);
    assertThat(lists.body(40, 20, DUE)).isEqualTo(lists.body(40, 20, DUE));
  }

  @Test
  void eventsHappenWhenTheyAreDue() throws IOException {
    JsonNode event = items(EventLists.ofSample(0, IDS).body(5, 1, DUE)).get(0);
    assertThat(Instant.parse(event.path("stageTimestamp").asText()))
        .isEqualTo(Instant.ofEpochSecond(DUE / 1_000_000, DUE % 1_000_000 * 1_000));
    assertThat(AuditIds.dueMicros(event.path("auditID").asText())).isEqualTo(DUE);
  }

  @Test
  void eventsAreAsLargeAsRealOnes() {
    assertThat(EventLists.ofSample(0, IDS).body(0, 200, DUE).length / 200).isBetween(1_200, 2_400);
  }

  @Test
  void theStarterPolicyAlertsOnJustTheShareThatIsToAlert() throws IOException {
    EventLists lists = EventLists.ofSample(0.01, IDS);
    CompiledPolicy policy = starterPolicy();
    int alerts = 0;
    for (JsonNode item : items(lists.body(0, 1_000, DUE))) {
      byte[] event = JSON.writeValueAsBytes(item);
      alerts += policy.assess(event, Attributes.ofCluster("local")).alerts().size();
    }
    assertThat(alerts).isEqualTo(10);
    assertThat(lists.alertingBefore(1_000)).isEqualTo(10);
  }

  @Test
  void withoutAShareNothingAlertsAndWithAllEverythingDoes() {
    assertThat(EventLists.ofSample(0, IDS).alertingBefore(1_000_000)).isZero();
    assertThat(EventLists.ofSample(1, IDS).alertingBefore(1_000_000)).isEqualTo(1_000_000);
  }

  private static List<JsonNode> items(byte[] body) throws IOException {
    List<JsonNode> items = new ArrayList<>();
    JSON.readTree(body).path("items").forEach(items::add);
    return items;
  }

  private static CompiledPolicy starterPolicy() {
    RuleFiles shipped = RuleFileReader.shipped();
    PolicyCompilation compilation =
        PolicyCompiler.compile(
            shipped.snapshot(1, Instant.EPOCH, "test", ""), shipped.listsByName());
    return ((PolicyCompilation.Compiled) compilation).policy();
  }
}
