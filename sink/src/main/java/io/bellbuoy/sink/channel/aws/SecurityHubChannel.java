package io.bellbuoy.sink.channel.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.AlertText;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelOptions;
import io.bellbuoy.sink.channel.Parcels;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.card.ConsoleLink;
import io.bellbuoy.sink.channel.http.HttpReply;
import io.bellbuoy.sink.format.Document;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A finding of AWS Security Hub for each alert, up to a hundred a request. A finding that is there
 * already is updated. Options beside those of {@link AwsSettings}: {@code account}, twelve digits.
 */
final class SecurityHubChannel implements Channel {

  private static final int MOST = 100;

  /** Security Hub takes 6 MB. */
  private static final long MOST_BYTES = 5_000_000;

  private static final Map<String, String> HEADERS = Map.of("Content-Type", "application/json");

  private final AwsClient client;
  private final AsffFormat format;

  private SecurityHubChannel(AwsClient client, AsffFormat format) {
    this.client = client;
    this.format = format;
  }

  static Channel open(ChannelOptions options) {
    String region = AwsSettings.region(options);
    String account = options.required("account");
    if (!account.isEmpty() && !account.matches("\\d{12}")) {
      options.problem("account", "it must have twelve digits");
    }
    AsffFormat format =
        new AsffFormat(
            AwsSettings.partition(region).id(),
            region,
            account,
            AlertText.read(options),
            ConsoleLink.read(options));
    String url = "https://securityhub." + region + "." + AwsSettings.suffix(region);
    return new SecurityHubChannel(
        AwsClient.open(options, "securityhub", AwsSettings.read(options, region, url)), format);
  }

  @Override
  public int mostAtOnce() {
    return MOST;
  }

  @Override
  public SendResult send(List<Alert> alerts) {
    return Parcels.send(
        Parcels.of(
            alerts.stream().map(format::document).toList(),
            MOST,
            finding -> finding.bytes().length,
            MOST_BYTES),
        this::importFindings);
  }

  private SendResult importFindings(List<Document> findings) {
    HttpReply reply = client.send(HttpMethod.POST, "/findings/import", HEADERS, body(findings));
    SendResult result = AwsAnswer.judge(reply);
    if (!(result instanceof SendResult.Sent) || !(reply instanceof HttpReply.Answer answer)) {
      return result;
    }
    Map<String, SendResult> failed = new HashMap<>();
    for (JsonNode one : answer.json().path("FailedFindings")) {
      failed.put(one.path("Id").asText(), failure(one));
    }
    if (failed.isEmpty() && answer.json().path("FailedCount").asInt(-1) != 0) {
      return new SendResult.Later("its answer does not say what became of each finding");
    }
    // Behind one that failed others may have arrived; sent again, they update themselves.
    for (int i = 0; i < findings.size(); i++) {
      SendResult failure = failed.get(AsffFormat.id(findings.get(i).id()));
      if (failure != null) {
        return i == 0 ? failure : new SendResult.Part(i, failure);
      }
    }
    return new SendResult.Sent();
  }

  private static SendResult failure(JsonNode one) {
    String code = one.path("ErrorCode").asText("");
    SendResult said =
        new HttpReply.Answer(400, Buffer.buffer(), true, null)
            .result(code + ": " + one.path("ErrorMessage").asText(""));
    return AwsAnswer.mayPass(code) && said instanceof SendResult.Refused refused
        ? new SendResult.Later(refused.reason())
        : said;
  }

  private static byte[] body(List<Document> findings) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("{\"Findings\":[".getBytes(UTF_8));
    for (int i = 0; i < findings.size(); i++) {
      if (i > 0) {
        body.write(',');
      }
      body.writeBytes(findings.get(i).bytes());
    }
    body.writeBytes("]}".getBytes(UTF_8));
    return body.toByteArray();
  }

  @Override
  public void close() {
    client.close();
  }
}
