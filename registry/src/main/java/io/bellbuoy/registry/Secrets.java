package io.bellbuoy.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes secrets, and seals them with the installation's key (AES-256-GCM). Thread-safe.
 *
 * <p>Sealed is: a byte for the form, 12 random bytes, the ciphertext, 16 bytes that show changes.
 * Form 1 opens wherever it stands; form 2 only at the place that it was sealed for, so that nobody
 * who can write records moves somebody's secret to a channel of their own.
 */
public final class Secrets {

  /** How long a key is, in bytes. */
  public static final int KEY_BYTES = 32;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte ANYWHERE = 1;
  private static final byte PLACED = 2;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;

  private final SecretKey key;

  /**
   * A box locked with a key of 32 bytes.
   *
   * @throws RegistryException where it has another length
   */
  public Secrets(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new RegistryException(
          "the installation's key has %d bytes and must have %d; make one with `openssl rand 32`"
              .formatted(key.length, KEY_BYTES));
    }
    this.key = new SecretKeySpec(key, "AES");
  }

  /** A secret of 256 random bits, URL-safe without padding. */
  public static String random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The text sealed, in base64; another each time. */
  public String seal(String text) {
    return seal(ANYWHERE, text, "");
  }

  /** The same, to be opened at that place alone, such as {@code channel/pager/token}. */
  public String seal(String text, String place) {
    return seal(PLACED, text, place);
  }

  private String seal(byte form, String text, String place) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      byte[] ciphertext =
          cipher(Cipher.ENCRYPT_MODE, nonce, form, place).doFinal(text.getBytes(UTF_8));
      ByteBuffer sealed = ByteBuffer.allocate(1 + NONCE_BYTES + ciphertext.length);
      sealed.put(form).put(nonce).put(ciphertext);
      return Base64.getEncoder().encodeToString(sealed.array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot seal with AES-256-GCM", e);
    }
  }

  /**
   * The text that was sealed.
   *
   * @throws RegistryException where it was sealed with another key or was changed
   */
  public String open(String sealed) {
    return open(ANYWHERE, sealed, "");
  }

  /**
   * The text that was sealed for that place.
   *
   * @throws RegistryException where it was sealed for another place or with another key, or changed
   */
  public String open(String sealed, String place) {
    return open(PLACED, sealed, place);
  }

  private String open(byte known, String sealed, String place) {
    ByteBuffer bytes = ByteBuffer.wrap(decoded(sealed));
    if (bytes.remaining() < 1 + NONCE_BYTES + TAG_BYTES) {
      throw new RegistryException("the sealed secret is cut short; enter the secret again");
    }
    byte form = bytes.get();
    if (form != known) {
      throw new RegistryException(
          "the secret is sealed in form %d, which this version does not know; upgrade it"
              .formatted(form));
    }
    byte[] nonce = new byte[NONCE_BYTES];
    bytes.get(nonce);
    byte[] ciphertext = new byte[bytes.remaining()];
    bytes.get(ciphertext);
    try {
      return new String(cipher(Cipher.DECRYPT_MODE, nonce, form, place).doFinal(ciphertext), UTF_8);
    } catch (GeneralSecurityException e) {
      throw new RegistryException(
          "the secret cannot be opened: it was sealed with another key or was changed;"
              + " put the former key back or enter the secret again");
    }
  }

  private Cipher cipher(int mode, byte[] nonce, byte form, String place)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
    // So that nobody relabels it as another form, or moves it to another place.
    cipher.updateAAD(new byte[] {form});
    cipher.updateAAD(place.getBytes(UTF_8));
    return cipher;
  }

  private static byte[] decoded(String sealed) {
    try {
      return Base64.getDecoder().decode(sealed);
    } catch (IllegalArgumentException e) {
      throw new RegistryException("the sealed secret is no base64; enter the secret again");
    }
  }
}
