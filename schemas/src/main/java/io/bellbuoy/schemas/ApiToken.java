package io.bellbuoy.schemas;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A program's key to the HTTP APIs; the secret itself is nowhere kept.
 *
 * @param id names it; no secret
 * @param hash hexadecimal SHA-256 of the secret
 * @param role what it may do
 * @param createdAt when it was made
 * @param expiresAt when it stops working; null: never
 * @param service the service whose own it is, which with it speaks for the person that it names;
 *     null: a program's or a person's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApiToken(
    String id,
    String hash,
    Role role,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable String service) {

  public ApiToken {
    requireNonNull(id, "id");
    requireNonNull(hash, "hash");
    requireNonNull(role, "role");
    requireNonNull(createdAt, "createdAt");
  }

  /** A token of a program or a person. */
  public ApiToken(
      String id, String hash, Role role, Instant createdAt, @Nullable Instant expiresAt) {
    this(id, hash, role, createdAt, expiresAt, null);
  }
}
