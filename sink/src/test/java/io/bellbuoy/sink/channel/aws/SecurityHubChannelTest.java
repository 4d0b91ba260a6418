package io.bellbuoy.sink.channel.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.Behaviour;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelContract;
import io.bellbuoy.sink.channel.HttpCounterpart;
import io.bellbuoy.sink.channel.JsonText;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.TestReceiver;
import io.bellbuoy.sink.channel.http.SampleAlert;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SecurityHubChannelTest extends ChannelContract {

  private TestReceiver receiver;
  private HttpCounterpart counterpart;

  /** As Security Hub keeps them: one that is there is updated. */
  private final Map<String, JsonNode> findings = Collections.synchronizedMap(new LinkedHashMap<>());

  private final Map<String, String> failing = new TreeMap<>();

  @BeforeEach
  void open() throws IOException {
    receiver = new TestReceiver();
    counterpart =
        new HttpCounterpart(
            receiver, (exchange, call) -> TestReceiver.body(200, take(call)).to(exchange, call));
  }

  @AfterEach
  void close() {
    counterpart.close();
  }

  private String take(TestReceiver.Call call) {
    Signature.check(call, "securityhub");
    assertThat(call.path()).isEqualTo("/findings/import");
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    var failed = answer.putArray("FailedFindings");
    JsonNode all = JsonText.of(call.body()).path("Findings");
    assertThat(all.size()).isBetween(1, 100);
    for (JsonNode finding : all) {
      String code = failing.get(finding.path("Title").asText());
      String id = finding.path("Id").asText();
      if (code == null) {
        findings.put(id, finding);
      } else {
        failed.addObject().put("Id", id).put("ErrorCode", code).put("ErrorMessage", "so it is");
      }
    }
    answer.put("FailedCount", failed.size()).put("SuccessCount", all.size() - failed.size());
    return answer.toString();
  }

  @Override
  protected String kind() {
    return "security-hub";
  }

  @Override
  protected Map<String, String> options() {
    Map<String, String> options = new TreeMap<>(Signature.OPTIONS);
    options.put("account", "123456789012");
    options.put("endpoint", receiver.url("/"));
    options.put("console", "https://bellbuoy.example");
    options.put("timeout", "500ms");
    return options;
  }

  @Override
  protected List<String> received() {
    return findings.values().stream().map(finding -> finding.path("Title").asText()).toList();
  }

  @Override
  protected void behave(Behaviour behaviour) {
    counterpart.behave(behaviour);
  }

  @Test
  void aFindingHasWhatTheFormatRequires() {
    send(List.of(SampleAlert.plain()));

    JsonNode finding = findings.values().iterator().next();
    assertThat(finding.path("SchemaVersion").asText()).isEqualTo("2018-10-08");
    assertThat(finding.path("Id").asText()).isEqualTo("bellbuoy/" + SampleAlert.plain().id());
    assertThat(finding.path("ProductArn").asText())
        .isEqualTo("arn:aws:securityhub:eu-west-1:123456789012:product/123456789012/default");
    assertThat(finding.path("GeneratorId").asText()).isEqualTo("exec-in-pod");
    assertThat(finding.path("AwsAccountId").asText()).isEqualTo("123456789012");
    assertThat(finding.path("CreatedAt").asText()).isEqualTo("2026-03-01T12:00:01.500Z");
    assertThat(finding.at("/Severity/Label").asText()).isEqualTo("HIGH");
    assertThat(finding.path("Title").asText())
        .isEqualTo("alice@example.com opened a shell in shop/web-0");
    assertThat(finding.at("/Resources/0/Type").asText()).isEqualTo("Other");
    assertThat(finding.at("/Resources/0/Details/Other/User").asText())
        .isEqualTo("alice@example.com");
    assertThat(finding.path("SourceUrl").asText())
        .isEqualTo("https://bellbuoy.example/alerts/" + SampleAlert.plain().id());
  }

  @Test
  void hostileTextsStayWithinTheLimitsOfTheFormat() {
    for (String text : SampleAlert.HOSTILE) {
      assertThat(send(List.of(SampleAlert.saying(text.repeat(20_000 / text.length())))))
          .isEqualTo(new SendResult.Sent());
    }

    assertThat(findings).hasSize(SampleAlert.HOSTILE.size());
    assertThat(findings.values())
        .allSatisfy(
            finding -> {
              assertThat(finding.toString().getBytes(UTF_8).length).isLessThan(240_000);
              assertThat(finding.path("Title").asText()).hasSizeBetween(1, 256);
              assertThat(finding.path("Description").asText())
                  .hasSizeBetween(1, 1024)
                  .contains("more characters")
                  .doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
              JsonNode details = finding.at("/Resources/0/Details/Other");
              assertThat(details.size()).isBetween(1, 50);
              details.forEach(value -> assertThat(value.asText()).hasSizeBetween(1, 1024));
            });
  }

  @Test
  void oneThatIsInvalidIsRefusedAlone() {
    failing.put("alert-0002", "InvalidInput");
    try (Channel channel = open(options())) {
      assertThat(channel.send(numbered(0, 5)))
          .isEqualTo(
              new SendResult.Part(
                  2, new SendResult.Refused("it answered 400: InvalidInput: so it is")));
      assertThat(channel.send(numbered(3, 5))).isEqualTo(new SendResult.Sent());
    }
    assertThat(received()).containsExactly("alert-0000", "alert-0001", "alert-0003", "alert-0004");
  }

  @Test
  void oneThatFailsForAWhileIsTriedLater() {
    failing.put("alert-0000", "InternalError");

    assertThat(send(numbered(0, 2)))
        .isEqualTo(new SendResult.Later("it answered 400: InternalError: so it is"));
  }

  private SendResult send(List<Alert> alerts) {
    try (Channel channel = open(options())) {
      return channel.send(alerts);
    }
  }
}
