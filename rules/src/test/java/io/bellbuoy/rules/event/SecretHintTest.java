package io.bellbuoy.rules.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.expression.EventPaths;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretHintTest {

  private static final String ABOUT = "{'kind':'Event','objectRef':{'resource':'pods'}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'verb':'get'",
        "'requestURI':'/api/v1/pods?watch=true\\u0026limit=500'",
        "'user':{'username':'system:serviceaccount:a:b','groups':['system:serviceaccounts']}",
        "'requestObject':{'spec':{'imagePullSecrets':[{'name':'registry'}],'volumes':[{'projected':"
            + "{'sources':[{'serviceAccountToken':{'path':'token'}}]}}],'containers':[{'volumeMounts':"
            + "[{'mountPath':'/var/run/secrets/kubernetes.io/serviceaccount'}]}]}}",
        "'requestObject':{'note':'a \\'quoted\\' word'}"
      })
  void anUsualEventIsToldByItsBytes(String rest) {
    byte[] event = bytes(ABOUT + "," + rest + "}");

    assertThat(SecretHint.noneIn(event)).isTrue();
    assertThat(Redactor.standard().of(JsonReader.read(event)).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'kind':'Event','verb':'get'}",
        "{'requestObject':{'objectRef':{'resource':'pods'}}}",
        "{'responseobject':{},'objectRef':{'resource':'pods'}}",
        ABOUT + ",'a':'kind: Secret'}",
        ABOUT + ",'a':'kind:\\nSecret'}",
        ABOUT + ",'a':'kind:\\\\tSECRET'}",
        ABOUT + ",'a':{'kind':'v1.secret'}}",
        ABOUT + ",'a':{'kind':'\\u0053ecret'}}",
        ABOUT + ",'a':{'kind':'\u017fecret'}}",
        ABOUT + ",'a':{'kind':'toKenreview'}}",
        ABOUT + ",'a':{'stringData':{}}}",
        ABOUT + ",'a':{'kind':'TokenReview'}}",
        ABOUT + ",'objectRef':{'resource':'serviceaccounts','subresource':'token'}}",
        ABOUT + ",'protoPayload':{'resourceName':'core/v1/namespaces/a/secrets/b'}}",
        ABOUT + ",'a':'\\\\\\\\\\\\\\\\'}",
      })
  void whatIsInDoubtIsLookedInto(String event) {
    assertThat(SecretHint.noneIn(bytes(event))).isFalse();
  }

  /** Words and punctuation thrown together: whatever comes of it, certainty is never wrong. */
  @Test
  void whatItIsCertainOfIsSo() {
    List<String> parts =
        List.of(
            "'kind':",
            "'Secret'",
            "'data':{'a':'b'}",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "'op':'add'",
            "'path':'/data'",
            "'value':'x'",
            "'token':'y'",
            "'TokenRequest'",
            "'stringData':{'c':1}",
            "'v1.SecretList'",
            "'x':'kind: Secret'",
            "'objectRef':{'resource':'secrets'}",
            "'pods'",
            "'a':",
            "1",
            "'requestObject':",
            "'x':'{\\'kind\\':\\'Secret\\'}'",
            "'my-secret'",
            "'x':'kind:\\nSecret'",
            "'stringdata':{'d':'e'}",
            "'Kind':'secret'",
            "'nosecret'");
    Random random = new Random(7);
    int readable = 0;
    int certain = 0;
    for (int n = 0; n < 200_000; n++) {
      StringBuilder text = new StringBuilder(random.nextInt(4) > 0 ? ABOUT + "," : "{");
      for (int i = random.nextInt(8); i >= 0; i--) {
        text.append(parts.get(random.nextInt(parts.size())));
        text.append(random.nextBoolean() ? "," : "");
      }
      byte[] event = bytes(text + "}");
      try {
        Redaction redaction = Redactor.standard().of(JsonReader.read(event));
        readable++;
        if (Redactor.standard().hidesNothingOf(event)) {
          certain++;
          assertThat(redaction.isEmpty()).as(new String(event, UTF_8)).isTrue();
        }
      } catch (UnreadableEventException e) {
        // Most are no JSON.
      }
    }
    assertThat(readable).isGreaterThan(2_000);
    assertThat(certain).isGreaterThan(200);
  }

  @Test
  void whoHidesMoreLooksIntoEveryEvent() {
    byte[] event = bytes(ABOUT + ",'verb':'get'}");

    assertThat(EventPaths.redactor(List.of("verb")).hidesNothingOf(event)).isFalse();
    assertThat(Redactor.standard().hidesNothingOf(event)).isTrue();
  }

  private static byte[] bytes(String event) {
    return event.replace('\'', '"').getBytes(UTF_8);
  }
}
