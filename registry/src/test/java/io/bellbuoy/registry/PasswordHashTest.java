package io.bellbuoy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {

  private static final String PASSWORD = "correct horse bättery 🐎";

  @Test
  void aPasswordMatchesItsHashAndNoOther() {
    String hash = PasswordHash.of(PASSWORD);

    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("horse");
    assertThat(PasswordHash.matches(PASSWORD, hash)).isTrue();
    assertThat(PasswordHash.matches(PASSWORD + " ", hash)).isFalse();
    assertThat(PasswordHash.matches("", hash)).isFalse();
    assertThat(PasswordHash.of(PASSWORD)).isNotEqualTo(hash);
  }

  @Test
  void itReadsWhatOthersHaveWritten() {
    // The reference implementation: echo -n "password" | argon2 somesalt -id -t 2 -k 256 -p 1
    assertThat(
            PasswordHash.matches(
                "password",
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ",
        "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=999999,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=0,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
      })
  void whatIsNoHashMatchesNothing(String hash) {
    assertThat(PasswordHash.matches("password", hash)).isFalse();
    assertThat(PasswordHash.matches("", hash)).isFalse();
  }

  @Test
  void nobodyMatchesNoHash() {
    assertThat(PasswordHash.matches(PASSWORD, null)).isFalse();
  }

  @Test
  void aPasswordIsNeitherShortNorEndless() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PasswordHash.of("eleven char"))
        .withMessage("password must have 12 to 200 characters");
    assertThatIllegalArgumentException().isThrownBy(() -> PasswordHash.of("🐎".repeat(11)));
    assertThatIllegalArgumentException().isThrownBy(() -> PasswordHash.of("x".repeat(201)));
    assertThat(PasswordHash.matches("x".repeat(1_000_000), PasswordHash.of(PASSWORD))).isFalse();
  }
}
