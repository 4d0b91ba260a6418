package io.bellbuoy.registry.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.registry.RegistryException;
import io.bellbuoy.registry.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The one secret of an installation, from which all others are derived. Thread-safe. */
public final class InstallationKey {

  private static final String HMAC = "HmacSHA256";

  private final byte[] key;

  private InstallationKey(byte[] key) {
    this.key = key;
  }

  /**
   * The key of the file; made where there is none, for its owner's eyes alone.
   *
   * @throws RegistryException where the file cannot be used
   */
  public static InstallationKey in(Path file) {
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      return read(file);
    } catch (IOException e) {
      throw new RegistryException("the key file " + file + " cannot be used: " + e, e);
    }
  }

  /**
   * The key of the file, for who must have the same one and not another of its own.
   *
   * @throws RegistryException where there is none, or it cannot be used
   */
  public static InstallationKey existing(Path file) {
    try {
      return read(file);
    } catch (NoSuchFileException e) {
      throw new RegistryException(
          "there is no key file " + file + "; it must be a copy of the console's", e);
    } catch (IOException e) {
      throw new RegistryException("the key file " + file + " cannot be used: " + e, e);
    }
  }

  private static InstallationKey read(Path file) throws IOException {
    byte[] key = Files.readAllBytes(file);
    if (key.length != Secrets.KEY_BYTES) {
      throw new RegistryException(
          "the key file %s has %d bytes and must have %d; make one with `openssl rand %3$d`"
              .formatted(file, key.length, Secrets.KEY_BYTES));
    }
    return new InstallationKey(key);
  }

  private static void make(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    byte[] key = new byte[Secrets.KEY_BYTES];
    new SecureRandom().nextBytes(key);
    Path draft =
        Files.createTempFile(
            folder,
            "key",
            ".tmp",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(draft, key, StandardOpenOption.SYNC);
    try {
      // A link, unlike a move, never takes the place of a key that another has made meanwhile.
      Files.createLink(file, draft);
    } catch (java.nio.file.FileAlreadyExistsException e) {
      // Then that one is the key.
    } finally {
      Files.delete(draft);
    }
  }

  /** Seals what the registry keeps. */
  public Secrets box() {
    return new Secrets(key);
  }

  /** A message authentication code that no other purpose has; thread-safe. */
  public UnaryOperator<byte[]> mac(String purpose) {
    byte[] own = hmac(key, ("bellbuoy " + purpose).getBytes(UTF_8));
    return text -> hmac(own, text);
  }

  private static byte[] hmac(byte[] key, byte[] text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + HMAC, e);
    }
  }
}
