package io.bellbuoy.sink.channel.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.sink.channel.AlertText;
import io.bellbuoy.sink.channel.card.ConsoleLink;
import io.bellbuoy.sink.channel.card.Fact;
import io.bellbuoy.sink.channel.card.VisibleText;
import io.bellbuoy.sink.format.Document;
import java.util.List;
import java.util.Locale;

/**
 * The AWS Security Finding Format. All its texts are bounded, so that a finding has never more than
 * the 240 KB that Security Hub takes.
 *
 * @param partition such as {@code aws}
 */
record AsffFormat(
    String partition, String region, String account, AlertText text, ConsoleLink link) {

  private static final int MOST_TITLE = 256;
  private static final int MOST_DESCRIPTION = 1_024;
  private static final int MOST_NAME = 128;
  private static final int MOST_VALUE = 1_024;
  private static final int MOST_DETAILS = 50;

  /** The identifier of the finding for that alert. */
  static String id(String alert) {
    return "bellbuoy/" + alert;
  }

  /** The finding of that alert. */
  Document document(Alert alert) {
    return new Document(
        alert.id(), alert.cluster(), alert.raisedAt(), alert.rule().severity(), write(alert));
  }

  private byte[] write(Alert alert) {
    String said = text.of(alert, VisibleText::line);
    String severity = alert.rule().severity().name().toUpperCase(Locale.ROOT);
    String time = alert.raisedAt().toString();
    ObjectNode finding = JsonNodeFactory.instance.objectNode();
    finding.put("SchemaVersion", "2018-10-08");
    finding.put("Id", id(alert.id()));
    finding.put(
        "ProductArn",
        "arn:%s:securityhub:%s:%s:product/%s/default"
            .formatted(partition, region, account, account));
    finding.put("ProductName", "Bellbuoy");
    finding.put("CompanyName", "Bellbuoy");
    finding.put("GeneratorId", VisibleText.cut(VisibleText.line(alert.rule().id()), MOST_NAME));
    finding.put("AwsAccountId", account);
    finding.putArray("Types").add("Unusual Behaviors/User");
    finding.put("FirstObservedAt", time).put("CreatedAt", time).put("UpdatedAt", time);
    finding.putObject("Severity").put("Label", severity).put("Original", severity);
    finding.put("Title", VisibleText.cut(said.lines().findFirst().orElse("-"), MOST_TITLE));
    finding.put("Description", VisibleText.cut(said.isEmpty() ? "-" : said, MOST_DESCRIPTION));
    String url = link.to(alert);
    if (url != null) {
      finding.put("SourceUrl", url);
    }
    ObjectNode properties = finding.putObject("ProductFields");
    properties.put("bellbuoy/alert", alert.id());
    properties.put(
        "bellbuoy/rule", VisibleText.cut(VisibleText.line(alert.rule().id()), MOST_VALUE));
    properties.put("bellbuoy/policy-version", Integer.toString(alert.policyVersion()));
    addCluster(finding, alert);
    finding.putObject("Workflow").put("Status", "NEW");
    finding.put("RecordState", "ACTIVE");
    return finding.toString().getBytes(UTF_8);
  }

  /** The cluster is no resource of AWS that we could name for sure, so it is one of ours. */
  private void addCluster(ObjectNode finding, Alert alert) {
    String cluster = VisibleText.cut(VisibleText.line(alert.cluster()), MOST_NAME);
    ObjectNode resource = finding.putArray("Resources").addObject();
    resource.put("Type", "Other").put("Id", "kubernetes/" + cluster);
    resource.put("Partition", partition).put("Region", region);
    ObjectNode details = resource.putObject("Details").putObject("Other");
    addAll(details, Fact.of(alert));
    addAll(details, Fact.evidence(alert));
  }

  private static void addAll(ObjectNode details, List<Fact> facts) {
    for (Fact fact : facts) {
      if (details.size() < MOST_DETAILS) {
        details.put(
            VisibleText.cut(fact.name(), MOST_NAME), VisibleText.cut(fact.value(), MOST_VALUE));
      }
    }
  }
}
