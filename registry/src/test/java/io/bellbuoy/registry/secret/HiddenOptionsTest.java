package io.bellbuoy.registry.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.registry.Secrets;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.Severity;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HiddenOptionsTest {

  private final ChannelSecrets secrets = ChannelSecrets.with(new Secrets(new byte[32]));
  private final HiddenOptions hidden = new HiddenOptions(secrets);

  private static ChannelConfig webhook(Map<String, String> options) {
    return new ChannelConfig("pager", "webhook", true, Severity.LOW, options);
  }

  @ParameterizedTest
  @CsvSource({
    "url, https://hooks.example/T0/canary, https://hooks.example/(hidden)",
    "url, https://hooks.example, https://hooks.example",
    "url, https://me:canary@hooks.example/x, (hidden)",
    "url, no url at all, (hidden)",
    "token, canary, (hidden)",
    "token, file:/run/token, file:/run/token",
    "header.X-Any, canary, (hidden)",
    "timeout, 5s, 5s",
    "username, alice, alice"
  })
  void secretsAreHiddenSealedOrNot(String option, String value, String shown) {
    ChannelConfig plain = webhook(Map.of(option, value));

    assertThat(hidden.shown(plain)).isEqualTo(Map.of(option, shown));
    assertThat(hidden.shown(secrets.sealed(plain))).isEqualTo(Map.of(option, shown));
  }

  @Test
  void whoHasNoKeySeesNothingOfASealedUrl() {
    ChannelConfig sealed = secrets.sealed(webhook(Map.of("url", "https://hooks.example/T0")));

    assertThat(new HiddenOptions(ChannelSecrets.withoutKey()).shown(sealed))
        .isEqualTo(Map.of("url", "(hidden)"));
  }

  @Test
  void whatIsSavedAsItWasShownStaysWhatItWas() {
    ChannelConfig kept =
        secrets.sealed(webhook(Map.of("url", "https://a.example/s", "token", "canary")));

    assertThat(hidden.merged(webhook(hidden.shown(kept)), kept)).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({
    "webhook, url, https://b.example/, leads somewhere else",
    "webhook, host, b.example, leads somewhere else",
    "stdout, colour, red, leads somewhere else"
  })
  void aKeptSecretIsNotToldToSomebodyElse(String kind, String option, String value, String why) {
    ChannelConfig kept =
        secrets.sealed(webhook(Map.of("url", "https://a.example/s", "token", "canary")));
    Map<String, String> sent = new java.util.TreeMap<>(hidden.shown(kept));
    sent.put(option, value);

    assertThatThrownBy(
            () -> hidden.merged(new ChannelConfig("pager", kind, true, Severity.LOW, sent), kept))
        .hasMessageContaining(why)
        .hasMessageNotContaining("canary");
  }

  @Test
  void anotherSecretOfTheSamePlaceMayBeEnteredAlone() {
    ChannelConfig kept =
        secrets.sealed(webhook(Map.of("url", "https://a.example/s", "token", "canary")));

    ChannelConfig merged =
        hidden.merged(webhook(Map.of("url", "https://a.example/new", "token", "(hidden)")), kept);

    assertThat(merged.options())
        .containsEntry("url", "https://a.example/new")
        .containsEntry("token", kept.options().get("token"));
  }

  @Test
  void whereThereIsNoneItMustBeEntered() {
    assertThatThrownBy(() -> hidden.merged(webhook(Map.of("token", "(hidden)")), null))
        .hasMessage("options.token: enter it; there is none yet");
    assertThatThrownBy(() -> hidden.merged(webhook(Map.of("token", "sealed:AQ")), null))
        .hasMessageStartingWith("options.token: ");
  }
}
