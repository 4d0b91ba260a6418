package io.bellbuoy.schemas;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A person who uses the console.
 *
 * @param name {@code [a-z0-9._@+-]}, 1 to 100 characters, a letter or digit first
 * @param role what it may do
 * @param passwordHash Argon2id in the usual text form; null: logs in elsewhere
 * @param provider the OpenID Connect issuer that vouches for it; null: the password does
 * @param mustChangePassword whether the password was somebody else's choice and serves only to
 *     choose another one
 * @param sessions names the logins that are valid; another name ends them all
 * @param createdAt when it was made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record User(
    String name,
    Role role,
    @Nullable String passwordHash,
    @Nullable String provider,
    boolean mustChangePassword,
    String sessions,
    Instant createdAt) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,99}");

  public User {
    requireNonNull(name, "name");
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "the user name '"
              + name
              + "' is not 1 to 100 of a-z, 0-9 and . _ @ + -, with a letter or digit first");
    }
    requireNonNull(role, "role");
    requireNonNull(sessions, "sessions");
    requireNonNull(createdAt, "createdAt");
  }

  /** Whether somebody may be called so. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** The same user with another role. */
  public User withRole(Role other) {
    return new User(name, other, passwordHash, provider, mustChangePassword, sessions, createdAt);
  }

  /**
   * The same user with another password; logins before are no longer valid.
   *
   * @param newSessions another name than before
   */
  public User withPassword(String hash, boolean mustChange, String newSessions) {
    return new User(name, role, hash, provider, mustChange, newSessions, createdAt);
  }

  /** Without the hash. */
  @Override
  public String toString() {
    return "User[%s, %s]".formatted(name, role);
  }
}
