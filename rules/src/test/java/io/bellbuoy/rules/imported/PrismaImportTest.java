package io.bellbuoy.rules.imported;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.file.RuleFileReader;
import io.bellbuoy.rules.file.RuleFileResult;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.Policy.Entry;
import io.bellbuoy.schemas.Policy.Mode;
import io.bellbuoy.schemas.Rule;
import io.bellbuoy.schemas.Severity;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrismaImportTest {

  private static final String RULES =
      """
      [
        {"_id": 31, "type": "kubernetes-audit", "name": "Exec by people", "owner": "ann",
         "message": "%user.username ran something", "description": "Nobody should.", "modified": 1700000000,
         "script": "jpath(\\"objectRef.subresource\\") in (\\"exec\\", \\"attach\\")",
         "attackTechniques": ["execIntoContainer", "exfiltrationGeneral", "createContainer", "T1098.006"]},
        {"_id": 32, "type": "kubernetes-audit", "name": "Labs - GKE", "owner": "system",
         "script": "jpath(\\"protoPayload.methodName\\") contains \\"pods.create\\""},
        {"_id": 33, "type": "processes", "name": "netcat", "owner": "system", "script": "proc.name = \\"nc\\""},
        {"_id": 34, "type": "kubernetes-audit", "name": "Broken", "owner": "ann", "script": "jpath(\\"verb\\") == \\"x\\""}
      ]
      """;

  private static ImportResult imported(String... texts) {
    return PrismaImport.of(
        IntStream.range(0, texts.length)
            .mapToObj(i -> new ImportFile("file" + i + ".json", texts[i]))
            .toList());
  }

  @Test
  void customRulesComeAlongAsTheyStand() {
    ImportResult result = imported(RULES);

    Rule exec = result.files().rules().get(0);
    assertThat(exec.id()).isEqualTo("exec-by-people");
    assertThat(exec.expression())
        .isEqualTo("jpath(\"objectRef.subresource\") in (\"exec\", \"attach\")");
    assertThat(exec.message()).isEqualTo("{user.username} ran something");
    assertThat(exec.description()).isEqualTo("Nobody should.");
    assertThat(exec.severity()).isEqualTo(Severity.MEDIUM);
    assertThat(exec.attack()).containsExactly("T1609", "T1610", "T1098.006");
    assertThat(result.files().policy()).isNull();
    assertThat(Sigma.said(result))
        .contains("file0.json:2: taken: \"Exec by people\"")
        .contains("ATT&CK has no technique for \"exfiltrationGeneral\"")
        .contains("have no severity: they are medium here")
        .contains("file0.json:6: note: \"Labs - GKE\": Prisma Cloud Labs wrote it")
        .contains("it reads protoPayload")
        .contains("file0.json:8: skipped: \"netcat\": a rule of the type processes");
  }

  @Test
  void whatDoesNotCompileIsSaidAndKeptAsAComment() {
    ImportResult result = imported(RULES);

    assertThat(Sigma.said(result))
        .contains("file0.json:9: left out: \"Broken\": expression, line 1, column 15");
    assertThat(result.text()).contains("#   jpath(\"verb\") == \"x\"");
    assertThat(result.complete()).isFalse();
    RuleFileResult read = RuleFileReader.read("out.yaml", result.text(), List.of());
    assertThat(read.hasErrors()).isFalse();
    assertThat(read.files()).isEqualTo(result.files());
  }

  @Test
  void thePolicyIsTheOrderOfItsIds() {
    String policy =
        "{\"_id\": \"kubernetesAudit\", \"enabled\": false, \"customRulesIDs\": [34, 32, 31, 32,"
            + " 99]}";

    ImportResult result = imported(policy, RULES);

    assertThat(result.files().policy())
        .isEqualTo(
            new Policy(
                Policy.Match.FIRST, List.of(Entry.of("labs-gke"), Entry.of("exec-by-people"))));
    assertThat(Sigma.said(result))
        .contains("the policy is switched off there")
        .contains("note: the policy names the rule 34, which did not come along")
        .contains("note: the policy names the rule 32 again")
        .contains("left out: the policy names the rule 99, which none of the files has");
  }

  @Test
  void policiesOfRulesWithEffectsComeAlongToo() {
    String policy =
        """
        {"rules": [
          {"name": "quiet", "customRules": [{"_id": 32, "action": "audit", "effect": "allow"}]},
          {"name": "strict", "disabled": true, "clusters": ["prod-*"],
           "collections": [{"name": "c", "clusters": ["eu"], "namespaces": ["a"]}],
           "customRules": [{"_id": 31, "action": "incident", "effect": "block"}]}]}
        """;

    ImportResult result = imported(RULES, policy);

    Policy read = requireNonNull(result.files().policy());
    assertThat(read.rules())
        .containsExactly(
            new Entry("labs-gke", true, List.of(), Mode.IGNORE),
            new Entry("exec-by-people", false, List.of("eu", "prod-*"), Mode.ALERT));
    assertThat(Sigma.said(result))
        .contains("its effect is block: an audit event tells of what is done")
        .contains("its collection goes by namespaces too");
  }

  @Test
  void rulesAreFoundAlsoInsideOfWrappersAndOnTheirOwn() {
    String one = RULES.substring(RULES.indexOf('{'), RULES.indexOf('}') + 1);

    assertThat(imported(one).files().rules()).hasSize(1);
    assertThat(imported("{\"data\": {\"rules\": [" + one + "]}}").files().rules()).hasSize(1);
    ImportResult twice = imported(one, one);
    assertThat(twice.files().rules()).hasSize(1);
    assertThat(Sigma.said(twice)).contains("the rule 31 is there twice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '¶',
      textBlock =
          """
          {}                                  ~ neither custom rules nor a Kubernetes audit policy
          []                                  ~ neither custom rules nor
          [1, "x", null]                      ~ neither custom rules nor
          {"rules": []}                       ~ neither custom rules nor
          nonsense                            ~ this is no JSON
          [{"script": "x"}                    ~ this is no JSON
          [] []                               ~ there is more after the end
          [{"script": ""}]                    ~ it has no script
          [{"script": 5}]                     ~ left out: "Prisma Cloud rule": expression
          [{"type": "kubernetes-audit", "owner": "x", "_id": 7}] ~ "Prisma Cloud rule 7": it has no script
          """)
  void whatIsNotOfPrismaCloudIsSaidSo(String text, String reason) {
    ImportResult result = imported(text);

    assertThat(result.files().rules()).isEmpty();
    assertThat(result.complete()).isFalse();
    assertThat(Sigma.said(result)).contains(reason);
    assertThat(RuleFileReader.read("o.yaml", result.text(), List.of()).hasErrors()).isFalse();
  }

  @Test
  void aSecondPolicyIsSaidAndLeftOut() {
    ImportResult result =
        imported(RULES, "{\"customRulesIDs\": [31]}", "{\"customRulesIDs\": [32]}");

    assertThat(result.files().policy()).isNotNull();
    assertThat(Sigma.said(result)).contains("file2.json:1: left out: this is a second policy");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '¶',
      textBlock =
          """
          %verb of %objectRef.name.           ~ {verb} of {objectRef.name}.
          by %user.groups, %proc.name         ~ by {user.groups}, %proc.name
          100%verb 100% %% %                  ~ 100%verb 100% %% %
          {verb} and }                        ~ {{verb}} and }}
          %requestObject.spec.nodeName here   ~ {requestObject.spec.nodeName} here
          """)
  void macrosOfMessagesBecomePlaceholders(String written, String message) {
    assertThat(PrismaMessage.of(written)).isEqualTo(message);
  }
}
