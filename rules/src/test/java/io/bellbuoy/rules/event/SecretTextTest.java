package io.bellbuoy.rules.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\":\"Secret\"}",
        "{ \"kind\" : \"Secret\" }",
        "kind: Secret",
        "kind:   \"Secret\"\n",
        "apiVersion: v1\nkind: 'Secret'\nmetadata: {}",
        "{\\\"kind\\\":\\\"Secret\\\"",
        "{\\\\\\\"kind\\\\\\\":\\\\\\\"Secret\\\\\\\"",
        "kind: SecretList",
        "kind: TokenReview",
        "KIND: SECRET",
        "stringData:\n  a: b",
        "{\"stringData\":{\"a\":\"b\"}}",
        "{\"x\":{\"k\\u0069nd\":\"Secret\",\"data\":{\"a\":\"b\"}}}",
        "[[{\"status\":{\"token\":\"a\"},\"kind\":\"Token\\u0052equest\"}]]",
      })
  void aManifestOfASecretIsKnown(String text) {
    assertThat(SecretText.isSecret(text, SecretScope.PLAIN, 0)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "[not json",
        "kind: Pod",
        "kind: SecretStore",
        "kind: ExternalSecret",
        "kind: MySecret",
        "{\"kind\":\"ConfigMap\",\"data\":{\"a\":\"b\"}}",
        "a secret of some kind",
        "secretName: db",
        "[1,2,{\"a\":null}]",
      })
  void anotherTextIsLeftAlone(String text) {
    assertThat(SecretText.isSecret(text, SecretScope.PLAIN, 0)).isFalse();
  }

  @Test
  void whatIsQuotedTooOftenToBeReadIsHidden() {
    assertThat(SecretText.isSecret("{}", SecretScope.PLAIN, 4)).isTrue();
    assertThat(SecretText.isSecret("plain", SecretScope.PLAIN, 4)).isFalse();
  }

  @Test
  void insideASecretMoreIsASecret() {
    SecretScope secret = new SecretScope(true, false, false);

    assertThat(SecretText.isSecret("{\"data\":{\"a\":\"b\"}}", secret, 0)).isTrue();
    assertThat(SecretText.isSecret("{\"data\":{\"a\":\"b\"}}", SecretScope.PLAIN, 0)).isFalse();
  }
}
