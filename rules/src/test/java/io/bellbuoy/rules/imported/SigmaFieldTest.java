package io.bellbuoy.rules.imported;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigmaFieldTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '¶',
      textBlock =
          """
          hostPath: '*'              ~ no audit event has a field `hostPath`; did you mean `requestObject..hostPath`?
          capabilities: '*'          ~ did you mean `requestObject..capabilities`?
          subresource: exec          ~ did you mean `objectRef.subresource`?
          resource: pods             ~ did you mean `objectRef.resource`?
          namespace: default         ~ did you mean `objectRef.namespace`?
          apiGroup: apps             ~ did you mean `objectRef.apiGroup`?
          username: bob              ~ did you mean `user.username`?
          code: 403                  ~ did you mean `responseStatus.code`?
          spec.hostNetwork: true     ~ did you mean `requestObject.spec.hostNetwork`?
          usr.username: bob          ~ did you mean `user.username`?
          objectRef.kind: Pod        ~ no audit event has a field `objectRef.kind`
          user.username.first: bob   ~ no audit event has a field `user.username.first`
          responseStatus.code: ALLOW ~ `responseStatus.code` is never `ALLOW`: it is a number
          stage: Done                ~ it is one of Panic, RequestReceived
          objectRef: pods            ~ `objectRef` is never `pods`: it is an object
          """)
  void whatNoEventSatisfiesIsLeftOutAndSaysWhy(String field, String reason) {
    assertThat(Sigma.expression(field))
        .startsWith("refused: ")
        .contains("it cannot match an audit event as the API server writes it")
        .contains(reason);
  }

  @Test
  void aRuleOfWhichAPartCanMatchComesAlongAndTheDeadPartIsSaid() {
    ImportResult result =
        Sigma.imported(
            Sigma.rule("Half", "a: {hostPath: /}\nb: {verb: delete}\ncondition: a or b"));

    assertThat(result.files().rules()).hasSize(1);
    assertThat(Sigma.said(result)).contains("a part of it never holds: no audit event has");
    assertThat(result.complete()).isTrue();
  }

  @Test
  void aFilterThatNeverHoldsFiltersNothingAndThatIsSaid() {
    String half = "a: {verb: delete}\nf: {username: ci}\ncondition: a and not f";

    ImportResult result = Sigma.imported(Sigma.rule("Filtered", half));

    assertThat(result.files().rules().get(0).expression())
        .isEqualTo("jpath(\"verb\") = \"delete\" and not lowercase(jpath(\"username\")) = \"ci\"");
    assertThat(Sigma.said(result)).contains("never holds").contains("`user.username`");
  }

  @Test
  void whatIsKnownOfNobodyIsLeftInPeace() {
    assertThat(Sigma.expression("requestObject.spec.anything.at.all: x"))
        .isEqualTo("lowercase(jpath(\"requestObject.spec.anything.at.all\")) = \"x\"");
  }
}
