package io.bellbuoy.bootstrap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Writes and reads certificates and private keys as PEM files. */
final class Pem {

  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private Pem() {}

  static String of(String label, byte[] der) {
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
        .replace("%n", "\n")
        .formatted(label, LINES.encodeToString(der), label);
  }

  /** The file's first certificate. */
  static X509Certificate certificate(Path file) throws IOException, GeneralSecurityException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    return (X509Certificate)
        factory.generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file)));
  }

  /** The file's key, which must be an elliptic curve's in PKCS#8. */
  static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
    String base64 = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
    try {
      byte[] der = Base64.getDecoder().decode(base64);
      return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException(file + " is no PEM file", e);
    }
  }

  /** Writes a file that appears as a whole or not at all; {@code mode} as {@code rw-------}. */
  static void write(Path file, String text, String mode) throws IOException {
    FileAttribute<?> permissions =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
    Path folder = file.toAbsolutePath().getParent();
    Path written = Files.createTempFile(folder, "." + file.getFileName(), ".new", permissions);
    try {
      Files.writeString(written, text);
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(written);
    }
  }
}
