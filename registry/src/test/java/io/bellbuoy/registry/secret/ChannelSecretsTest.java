package io.bellbuoy.registry.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.registry.RegistryException;
import io.bellbuoy.registry.Secrets;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Severity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelSecretsTest {

  private static final Map<String, String> OPTIONS =
      Map.of(
          "url", "https://hooks.example/T0/canary",
          "token", "canary",
          "header.X-Key", "canary",
          "secret", "file:/run/s",
          "timeout", "5s");

  private final ChannelSecrets secrets = ChannelSecrets.with(new Secrets(new byte[32]));
  private final ChannelConfig plain = channel("pager", OPTIONS);

  private static ChannelConfig channel(String id, Map<String, String> options) {
    return new ChannelConfig(id, "webhook", true, Severity.HIGH, options);
  }

  @Test
  void whatIsKeptHasNoSecretAndOpensToWhatItWas() {
    ChannelConfig sealed = secrets.sealed(plain);

    String record =
        new String(new JsonSerde<>(ChannelConfig.class).write(sealed), StandardCharsets.UTF_8);
    assertThat(record).doesNotContain("canary").contains("file:/run/s", "\"timeout\":\"5s\"");
    assertThat(secrets.opened(sealed)).isEqualTo(plain);
  }

  @Test
  void whatIsSealedAlreadyIsNotSealedAgain() {
    ChannelConfig sealed = secrets.sealed(plain);

    assertThat(secrets.sealed(sealed)).isEqualTo(sealed);
  }

  @Test
  void whatAnEarlierVersionKeptInPlainTextIsOpenAlready() {
    assertThat(secrets.opened(plain)).isEqualTo(plain);
    assertThat(ChannelSecrets.withoutKey().opened(plain)).isEqualTo(plain);
  }

  @Test
  void aSecretCannotBeMovedToAnotherChannelOrOption() {
    String token = Objects.requireNonNull(secrets.sealed(plain).options().get("token"));

    assertThatThrownBy(() -> secrets.opened(channel("mine", Map.of("token", token))))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("token: the secret cannot be opened");
    assertThatThrownBy(() -> secrets.opened(channel("pager", Map.of("url", token))))
        .isInstanceOf(RegistryException.class);
  }

  @Test
  void whoHasNoKeyNeitherSealsNorOpensAndSaysWhatToDo(@TempDir Path folder) {
    ChannelConfig sealed = secrets.sealed(plain);
    ChannelConfig public0 = channel("pager", Map.of("timeout", "5s", "secret", "file:/run/s"));

    assertThatThrownBy(() -> ChannelSecrets.withoutKey().opened(sealed))
        .hasMessageContaining("names no key");
    assertThatThrownBy(() -> ChannelSecrets.withoutKey().sealed(plain))
        .hasMessageContaining("file:PATH")
        .hasMessageNotContaining("canary");
    assertThatThrownBy(() -> ChannelSecrets.withKeyOf(folder.resolve("no.key")).opened(sealed))
        .hasMessageContaining("there is no key file");
    assertThat(ChannelSecrets.withoutKey().sealed(public0)).isEqualTo(public0);
  }

  @Test
  void theKeyOfAFileIsReadWhenItIsNeeded(@TempDir Path folder) {
    Path file = folder.resolve("late.key");
    ChannelSecrets late = ChannelSecrets.withKeyOf(file);
    ChannelConfig sealed = ChannelSecrets.with(InstallationKey.in(file).box()).sealed(plain);

    assertThat(late.opened(sealed)).isEqualTo(plain);
  }

  @Test
  void ofAnUnknownKindWhateverLooksLikeASecretIsOne() {
    ChannelConfig newer =
        new ChannelConfig(
            "x",
            "carrier-pigeon",
            true,
            Severity.LOW,
            Map.of("apiKey", "canary", "url", "https://canary", "loft", "north"));

    ChannelConfig sealed = secrets.sealed(newer);

    assertThat(sealed.options().toString()).doesNotContain("canary").contains("loft=north");
  }
}
