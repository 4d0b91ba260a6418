package io.bellbuoy.schemas;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sender of audit events.
 *
 * @param id {@code [a-z0-9-]}, 1 to 63 characters; what alerts and expressions call it
 * @param attributes what every event of it gets besides; the cluster itself is its id
 * @param labels free names and values
 * @param tokens the secrets of its webhook path; several while one replaces another
 * @param bearerHash hexadecimal SHA-256 of the bearer token that its requests must carry; null: an
 *     Authorization header is ignored
 * @param clientCertificate hexadecimal SHA-256 of the client certificate (DER) that its connections
 *     must present; null: none is asked for
 * @param createdAt when it was registered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Cluster(
    String id,
    Attributes attributes,
    Map<String, String> labels,
    List<Token> tokens,
    @Nullable String bearerHash,
    @Nullable String clientCertificate,
    Instant createdAt) {

  /** Without a slash, which parts the cluster from the auditID in the keys of events. */
  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,63}");

  public Cluster {
    requireNonNull(id, "id");
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "the cluster id '" + id + "' is not 1 to 63 of a-z, 0-9 and -");
    }
    attributes = (attributes == null ? Attributes.NONE : attributes).with(Attribute.CLUSTER, id);
    labels = Collections.unmodifiableMap(new TreeMap<>(labels == null ? Map.of() : labels));
    tokens = tokens == null ? List.of() : List.copyOf(tokens);
    requireNonNull(createdAt, "createdAt");
  }

  /**
   * One secret.
   *
   * @param hash hexadecimal SHA-256 of the token, to look it up by
   * @param ciphertext the token sealed with the installation's key, to show it again; null where
   *     there is no such key
   * @param validUntil when it stops working; null: never
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Token(String hash, @Nullable String ciphertext, @Nullable Instant validUntil) {

    public Token {
      requireNonNull(hash, "hash");
    }
  }
}
