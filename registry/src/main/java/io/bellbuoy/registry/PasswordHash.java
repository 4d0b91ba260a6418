package io.bellbuoy.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Hashes passwords with Argon2id. Thread-safe; each call takes tens of milliseconds and 19 MiB, and
 * no more than a few run at once.
 */
public final class PasswordHash {

  /** The shortest password that one may choose. */
  public static final int SHORTEST = 12;

  /** The longest that is looked at. */
  public static final int LONGEST = 200;

  private static final int MEMORY_KIB = 19 << 10;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  /** What a record from elsewhere may ask of us at most. */
  private static final int MOST_MEMORY_KIB = 256 << 10;

  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,2}),p=(\\d{1,2})\\$([A-Za-z0-9+/]{8,90})\\$([A-Za-z0-9+/]{16,90})");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Semaphore AT_ONCE = new Semaphore(2);

  private PasswordHash() {}

  /**
   * The hash of a password with a salt of its own, in the usual text form.
   *
   * @throws IllegalArgumentException where the password is too short or too long
   */
  public static String of(String password) {
    if (password.codePointCount(0, password.length()) < SHORTEST || password.length() > LONGEST) {
      throw new IllegalArgumentException(
          "password must have %d to %d characters".formatted(SHORTEST, LONGEST));
    }
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    byte[] hash = hash(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES);
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(MEMORY_KIB, PASSES, LANES, base64(salt), base64(hash));
  }

  /**
   * Whether the password has that hash. Where there is no hash it takes as long as where there is
   * one, and the answer is no.
   */
  public static boolean matches(String password, @Nullable String hash) {
    Matcher form = FORM.matcher(hash == null ? "" : hash);
    boolean known = form.matches();
    int memory = known ? Integer.parseInt(form.group(1)) : MEMORY_KIB;
    int passes = known ? Integer.parseInt(form.group(2)) : PASSES;
    int lanes = known ? Integer.parseInt(form.group(3)) : LANES;
    byte[] salt = known ? Base64.getDecoder().decode(form.group(4)) : new byte[SALT_BYTES];
    byte[] wanted = known ? Base64.getDecoder().decode(form.group(5)) : new byte[HASH_BYTES];
    if (memory > MOST_MEMORY_KIB || passes < 1 || lanes < 1 || password.length() > LONGEST) {
      return false;
    }
    byte[] given = hash(password, salt, memory, passes, lanes, wanted.length);
    return MessageDigest.isEqual(wanted, given) && known;
  }

  private static byte[] hash(
      String password, byte[] salt, int memory, int passes, int lanes, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[length];
    AT_ONCE.acquireUninterruptibly();
    try {
      generator.generateBytes(password.getBytes(UTF_8), hash);
    } finally {
      AT_ONCE.release();
    }
    return hash;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }
}
