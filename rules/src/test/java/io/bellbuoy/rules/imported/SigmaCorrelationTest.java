package io.bellbuoy.rules.imported;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Rule;
import io.bellbuoy.schemas.Span;
import io.bellbuoy.schemas.Threshold;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigmaCorrelationTest {

  private static final String BASE =
      """
      title: Denied
      name: denied
      id: 6f6c6b1a-0000-4000-8000-000000000001
      logsource: {product: kubernetes, service: audit}
      level: low
      detection:
        selection: {responseStatus.code: 403}
        condition: selection
      """;

  private static ImportResult counted(String correlation) {
    return Sigma.imported(
        BASE
            + "---\ntitle: Often denied\nlevel: high\ntags: [attack.t1613]\ncorrelation:\n"
            + correlation.indent(2));
  }

  @Test
  void anEventCountIsAThreshold() {
    ImportResult result =
        counted(
            """
            type: event_count
            rules: [denied]
            group-by: [user.username, annotations.authorization.k8s.io/reason]
            timespan: 5m
            condition: {gte: 10}
            """);

    Rule rule = result.files().rules().get(0);
    assertThat(result.files().rules()).hasSize(1);
    assertThat(rule.id()).isEqualTo("often-denied");
    assertThat(rule.severity().text()).isEqualTo("high");
    assertThat(rule.attack()).containsExactly("T1613");
    assertThat(rule.expression()).isEqualTo("jpath(\"responseStatus.code\") = 403");
    assertThat(rule.threshold())
        .isEqualTo(
            new Threshold(
                10,
                Span.of("5m"),
                List.of("user.username", "annotations['authorization.k8s.io/reason']"),
                null));
    assertThat(Sigma.said(result)).contains("\"Denied\": a correlation counts it");
    assertThat(result.complete()).isTrue();
  }

  @Test
  void aValueCountCountsDifferentValues() {
    ImportResult result =
        counted(
            """
            type: value_count
            rules: [6f6c6b1a-0000-4000-8000-000000000001]
            group-by: [user.username]
            timespan: 2w
            condition: {gt: 10, field: objectRef.name}
            generate: true
            """);

    assertThat(result.files().rules())
        .extracting(Rule::id)
        .containsExactly("denied", "often-denied");
    assertThat(result.files().rules().get(1).threshold())
        .isEqualTo(new Threshold(11, Span.of("14d"), List.of("user.username"), "objectRef.name"));
  }

  @Test
  void severalRulesAreCountedTogetherWhereverTheyStand() {
    String other =
        Sigma.rule("Other", "s: {verb: watch}\ncondition: s").replace("title", "name: o\ntitle");
    String correlation =
        "title: Both\ncorrelation: {type: event_count, rules: [o, denied], timespan: 30s,"
            + " condition: {gte: 1}}\n";

    ImportResult result = Sigma.imported(correlation, other, BASE);

    Rule rule = result.files().rules().get(0);
    assertThat(rule.expression())
        .isEqualTo("jpath(\"verb\") = \"watch\" or jpath(\"responseStatus.code\") = 403");
    assertThat(rule.threshold()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '¶',
      textBlock =
          """
          {type: temporal, rules: [denied], timespan: 5m}                                         ~ the type `temporal`
          {type: event_count, timespan: 5m, condition: {gte: 5}}                                  ~ names no rules
          {type: event_count, rules: [gone], timespan: 5m, condition: {gte: 5}}                   ~ `gone`, which none of the files has
          {type: event_count, rules: [denied], timespan: 5m, condition: {lt: 5}}                  ~ asks for `lt`
          {type: event_count, rules: [denied], timespan: 5m, condition: {gte: 5, lte: 9}}         ~ asks for `lte`
          {type: event_count, rules: [denied], timespan: 5m}                                      ~ needs a number
          {type: event_count, rules: [denied], timespan: 5m, condition: {gte: some}}              ~ needs a number
          {type: event_count, rules: [denied], timespan: 5m, condition: {gte: 5000}}              ~ at most 1000
          {type: event_count, rules: [denied], timespan: 5m, condition: {gte: 0}}                 ~ a threshold counts to
          {type: event_count, rules: [denied], timespan: 5M, condition: {gte: 5}}                 ~ timespan `5M`
          {type: event_count, rules: [denied], timespan: 50d, condition: {gte: 5}}                ~ timespan `50d`
          {type: event_count, rules: [denied], timespan: 999999w, condition: {gte: 5}}            ~ timespan `999999w`
          {type: event_count, rules: [denied], condition: {gte: 5}}                               ~ timespan ``
          {type: event_count, rules: [denied], timespan: 5m, condition: {gte: 5, field: verb}}    ~ has no `field`
          {type: value_count, rules: [denied], timespan: 5m, condition: {gte: 5}}                 ~ must say which `field`
          {type: event_count, rules: [denied], timespan: 5m, condition: {gte: 5}, group-by: [ip]} ~ it counts by `ip`: no audit event
          {type: event_count, rules: [denied], timespan: 5m, condition: {gte: 5}, aliases: {a: b}} ~ aliases
          """)
  void whatAThresholdCannotSayIsLeftOut(String correlation, String reason) {
    ImportResult result = counted(correlation);

    assertThat(result.files().rules()).extracting(Rule::id).doesNotContain("often-denied");
    assertThat(Sigma.said(result)).contains("left out: \"Often denied\"").contains(reason);
    assertThat(result.text()).contains("# Not taken over: Often denied");
  }

  @Test
  void aRuleThatOnlyCountsStaysOutWithItsCorrelation() {
    ImportResult result = counted("{type: temporal, rules: [denied], timespan: 5m}");

    assertThat(result.files().rules()).isEmpty();
    assertThat(result.text()).contains("#   ---").contains("selection: {responseStatus.code: 403}");
  }
}
