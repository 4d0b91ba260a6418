package io.bellbuoy.registry;

/** Makes secrets, and seals them with the installation's key (AES-256-GCM). Thread-safe. */
public final class Secrets {

  /** A secret of 256 random bits, URL-safe without padding. */
  public static String random() {
    throw new UnsupportedOperationException("to be written");
  }

  /** A box locked with a key of 32 bytes. */
  public Secrets(byte[] key) {
    throw new UnsupportedOperationException("to be written");
  }

  /** The text sealed, in base64. */
  public String seal(String text) {
    throw new UnsupportedOperationException("to be written");
  }

  /**
   * The text that was sealed.
   *
   * @throws RegistryException where it was sealed with another key or was changed
   */
  public String open(String sealed) {
    throw new UnsupportedOperationException("to be written");
  }
}
