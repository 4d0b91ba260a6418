package io.bellbuoy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

  private final Secrets secrets = new Secrets(key(1));

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "https://hooks.example/T0/B1/päss wörd ☂"})
  void whatWasSealedCanBeOpened(String text) {
    assertThat(secrets.open(secrets.seal(text))).isEqualTo(text);
  }

  @Test
  void theSameTextIsSealedDifferentlyEachTime() {
    assertThat(secrets.seal("s")).isNotEqualTo(secrets.seal("s"));
  }

  @Test
  void anotherKeyDoesNotOpenIt() {
    String sealed = secrets.seal("s");

    assertThatThrownBy(() -> new Secrets(key(2)).open(sealed))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("sealed with another key or was changed");
  }

  @Test
  void everyChangedByteIsNoticed() {
    byte[] sealed = Base64.getDecoder().decode(secrets.seal("s"));
    for (int at = 0; at < sealed.length; at++) {
      byte[] changed = sealed.clone();
      changed[at] ^= 1;

      String text = Base64.getEncoder().encodeToString(changed);
      assertThatThrownBy(() -> secrets.open(text)).isInstanceOf(RegistryException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AQ==", "no base64!"})
  void whatIsNoSealedSecretIsRefusedWithASentence(String sealed) {
    assertThatThrownBy(() -> secrets.open(sealed))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("enter the secret again");
  }

  @Test
  void whatWasSealedForAPlaceOpensThereAndNowhereElse() {
    String sealed = secrets.seal("s", "channel/pager/token");

    assertThat(secrets.open(sealed, "channel/pager/token")).isEqualTo("s");
    assertThatThrownBy(() -> secrets.open(sealed, "channel/mine/token"))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("cannot be opened");
    assertThatThrownBy(() -> secrets.open(sealed)).isInstanceOf(RegistryException.class);
    assertThatThrownBy(() -> secrets.open(secrets.seal("s"), "channel/pager/token"))
        .isInstanceOf(RegistryException.class);
  }

  @Test
  void anUnknownFormIsNamed() {
    byte[] newer = new byte[40];
    newer[0] = 3;

    assertThatThrownBy(() -> secrets.open(Base64.getEncoder().encodeToString(newer)))
        .hasMessage("the secret is sealed in form 3, which this version does not know; upgrade it");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 16, 31, 33})
  void aKeyOfAnotherLengthIsRefused(int length) {
    assertThatThrownBy(() -> new Secrets(new byte[length]))
        .hasMessage(
            "the installation's key has %d bytes and must have 32; make one with `openssl rand 32`",
            length);
  }

  @Test
  void randomSecretsAreLongUrlSafeAndNeverTheSame() {
    assertThat(Stream.generate(Secrets::random).limit(1000))
        .doesNotHaveDuplicates()
        .allMatch(secret -> secret.matches("[A-Za-z0-9_-]{43}"));
  }

  private static byte[] key(int fill) {
    byte[] key = new byte[Secrets.KEY_BYTES];
    java.util.Arrays.fill(key, (byte) fill);
    return key;
  }
}
