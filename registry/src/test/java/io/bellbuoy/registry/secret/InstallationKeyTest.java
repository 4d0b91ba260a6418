package io.bellbuoy.registry.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bellbuoy.registry.RegistryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationKeyTest {

  private static final byte[] TEXT = "text".getBytes(UTF_8);

  @TempDir Path folder;

  @Test
  void itIsMadeOnceForItsOwnersEyesAlone() throws IOException {
    Path file = folder.resolve("deep").resolve("secret.key");

    InstallationKey made = InstallationKey.in(file);
    InstallationKey read = InstallationKey.in(file);

    assertThat(read.mac("x").apply(TEXT)).isEqualTo(made.mac("x").apply(TEXT));
    assertThat(read.box().open(made.box().seal("secret"))).isEqualTo("secret");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(folder.resolve("deep")).isDirectoryContaining("glob:**/secret.key");
    try (var files = Files.list(folder.resolve("deep"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void twoWhoMakeItAtOnceHaveTheSame() {
    Path file = folder.resolve("secret.key");

    assertThat(
            IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> InstallationKey.in(file).mac("x").apply(TEXT))
                .map(java.util.HexFormat.of()::formatHex)
                .distinct())
        .hasSize(1);
  }

  @Test
  void eachPurposeHasAnotherCode() {
    InstallationKey key = InstallationKey.in(folder.resolve("secret.key"));

    assertThat(key.mac("sessions").apply(TEXT)).isNotEqualTo(key.mac("cursors").apply(TEXT));
  }

  @Test
  void aKeyOfAnotherLengthIsRefused() throws IOException {
    Path file = Files.write(folder.resolve("secret.key"), new byte[16]);

    assertThatExceptionOfType(RegistryException.class)
        .isThrownBy(() -> InstallationKey.in(file))
        .withMessageContaining("has 16 bytes and must have 32")
        .withMessageContaining("openssl rand 32");
  }

  @Test
  void whoMustHaveTheSameKeyMakesNone() throws IOException {
    Path file = folder.resolve("secret.key");

    assertThatExceptionOfType(RegistryException.class)
        .isThrownBy(() -> InstallationKey.existing(file))
        .withMessageContaining("a copy of the console's");
    assertThat(folder).isEmptyDirectory();

    InstallationKey made = InstallationKey.in(file);
    assertThat(InstallationKey.existing(file).box().open(made.box().seal("s"))).isEqualTo("s");
    Files.write(file, new byte[3]);
    assertThatExceptionOfType(RegistryException.class)
        .isThrownBy(() -> InstallationKey.existing(file))
        .withMessageContaining("has 3 bytes");
  }
}
