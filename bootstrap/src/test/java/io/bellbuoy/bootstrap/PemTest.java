package io.bellbuoy.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {

  @TempDir Path folder;

  @Test
  void aKeyRoundTrips() throws Exception {
    PrivateKey key = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate();
    Path file = folder.resolve("key");

    Pem.write(file, Pem.of("PRIVATE KEY", key.getEncoded()), "rw-------");

    assertThat(Pem.key(file)).isEqualTo(key);
    assertThat(Files.readAllLines(file))
        .startsWith("-----BEGIN PRIVATE KEY-----")
        .endsWith("-----END PRIVATE KEY-----")
        .allMatch(line -> line.length() <= 64);
  }

  @Test
  void aFileTakesThePlaceOfTheOldOneAsAWhole() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old and longer");

    Pem.write(file, "new", "rw-r-----");

    assertThat(file).hasContent("new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void whereTheFolderIsGoneNothingIsWritten() {
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> Pem.write(folder.resolve("gone").resolve("file"), "x", "rw-------"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "words", "-----BEGIN PRIVATE KEY-----\n!!\n", "AAAA"})
  void whatIsNoKeyIsRefused(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("key"), text);

    assertThatExceptionOfType(GeneralSecurityException.class).isThrownBy(() -> Pem.key(file));
    assertThatExceptionOfType(GeneralSecurityException.class)
        .isThrownBy(() -> Pem.certificate(file));
  }
}
