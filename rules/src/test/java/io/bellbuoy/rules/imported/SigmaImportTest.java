package io.bellbuoy.rules.imported;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.file.RuleFileReader;
import io.bellbuoy.rules.file.RuleFileResult;
import io.bellbuoy.schemas.Rule;
import io.bellbuoy.schemas.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigmaImportTest {

  private static final String WHOLE =
      """
      title: Röle {bound} to a stranger
      id: 0b6e2d6e-0000-4000-8000-00000000000a
      status: experimental
      description: Somebody gave rights away.
      references: [https://example.org/rights]
      author: Jo Example
      date: 2024-03-26
      tags: [attack.privilege-escalation, attack.t1098.006, cve.2024-1]
      logsource: {category: application, product: Kubernetes, service: AUDIT}
      detection:
        selection:
          verb: create
          objectRef.resource: [rolebindings, clusterrolebindings]
        condition: selection
      falsepositives: [Unknown, Onboarding]
      fields: [user.username]
      level: critical
      """;

  @Test
  void whatARuleSaysBesidesItsConditionComesAlong() {
    ImportResult result = Sigma.imported(WHOLE);

    Rule rule = result.files().rules().get(0);
    assertThat(rule.id()).isEqualTo("r-le-bound-to-a-stranger");
    assertThat(rule.name()).isEqualTo("Röle {bound} to a stranger");
    assertThat(rule.message()).isEqualTo("Röle {{bound}} to a stranger");
    assertThat(rule.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(rule.description())
        .isEqualTo(
            "Somebody gave rights away.\n\n"
                + "Sigma rule 0b6e2d6e-0000-4000-8000-00000000000a by Jo Example.");
    assertThat(rule.attack()).containsExactly("T1098.006");
    assertThat(rule.tags())
        .containsExactly(
            "sigma", "sigma-experimental", "attack.privilege-escalation", "cve.2024-1");
    assertThat(rule.references()).containsExactly("https://example.org/rights");
    assertThat(rule.falsePositives()).containsExactly("Onboarding");
    assertThat(Sigma.said(result)).contains("its `fields` did not come along");
  }

  @ParameterizedTest
  @CsvSource({
    "informational, LOW",
    "low, LOW",
    "medium, MEDIUM",
    "high, HIGH",
    "critical, CRITICAL",
    "'', MEDIUM"
  })
  void levelsAreSeverities(String level, Severity severity) {
    ImportResult result = Sigma.imported(WHOLE.replace("critical", level));

    assertThat(result.files().rules()).extracting(Rule::severity).containsExactly(severity);
    assertThat(Sigma.said(result).contains("it has no level")).isEqualTo(level.isEmpty());
  }

  @Test
  void whatComesOutIsARuleFileThatReadsBackTheSame() {
    String broken = WHOLE.replace("condition: selection", "condition: selectoin");

    String other = WHOLE.replace("verb: create", "verb: update");

    ImportResult result = Sigma.imported(WHOLE + "---\n" + broken + "---\n" + other);

    RuleFileResult read = RuleFileReader.read("out.yaml", result.text(), List.of());
    assertThat(read.findings()).isEmpty();
    assertThat(read.files()).isEqualTo(result.files());
    assertThat(read.files().rules())
        .extracting(Rule::id)
        .containsExactly("r-le-bound-to-a-stranger", "r-le-bound-to-a-stranger-2");
    assertThat(result.text())
        .contains("#     condition: selectoin")
        .contains("# Not taken over: Röle {bound} to a stranger")
        .doesNotContain("---");
    assertThat(result.complete()).isFalse();
  }

  @Test
  void notesSayFileAndLine() {
    ImportResult result = Sigma.imported("a: 1", WHOLE + "---\n" + WHOLE.replace("verb:", "vreb:"));

    assertThat(result.notes().get(0).display())
        .isEqualTo("file0.yml:1: skipped: \"Sigma rule without a title\": it is no Sigma rule");
    assertThat(result.notes().get(1).display()).startsWith("file1.yml:1: taken: ");
    assertThat(Sigma.said(result))
        .contains("file1.yml:19: left out: ")
        .contains("no audit event has a field `vreb`; did you mean `verb`?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '¶',
      textBlock =
          """
          product: Kubernetes     ~ product: linux             ~ skipped: ~ its logsource is not
          service: AUDIT          ~ service: events            ~ skipped: ~ its logsource is not
          level: critical         ~ level: terrible            ~ left out: ~ no level `terrible`
          verb: create            ~ {verb: create              ~ left out: ~ this is no YAML
          condition: selection    ~ status: on                 ~ left out: ~ has no condition
          detection:              ~ action: global\\ndetection: ~ left out: ~ a collection with `action`
          verb: create            ~ verb: x\\n    verb: y       ~ left out: ~ the key `verb` is there twice
          logsource: {            ~ logsource: [a]\\nx: {       ~ left out: ~ `logsource` should be a mapping
          title: Röle             ~ title: [a]\\nx: x           ~ taken: ~ "Sigma rule without a title"
          status: experimental    ~ status: deprecated         ~ note: ~ its authors call it deprecated
          condition: selection    ~ timeframe: 5m\\n  condition: selection ~ note: ~ its `timeframe` counts nothing
          """)
  void whatIsWrongWithARuleIsSaid(String replaced, String by, String kind, String reason) {
    String text = WHOLE.replace(replaced, by.replace("\\n", "\n"));

    assertThat(Sigma.said(Sigma.imported(text))).contains(kind).contains(reason);
  }

  @Test
  void ruleFilesAreNotTakenForSigma() {
    assertThat(SigmaImport.looksLikeSigma(WHOLE)).isTrue();
    assertThat(SigmaImport.looksLikeSigma("rules:\n  - id: a\n    description: x\n")).isFalse();
  }
}
