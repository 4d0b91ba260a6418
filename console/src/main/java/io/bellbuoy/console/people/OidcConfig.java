package io.bellbuoy.console.people;

import io.bellbuoy.bootstrap.Secret;
import io.bellbuoy.schemas.Role;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Logging in with OpenID Connect; {@code console.yaml} says what each key means.
 *
 * @param issuer null: nobody logs in so
 * @param name what the page calls it
 * @param clientId of this console at the issuer
 * @param clientSecret null: a public client
 * @param scopes that are asked for
 * @param nameClaim the claim that is the user's name
 * @param roleClaim the claim that is looked up in roles; dots lead into objects
 * @param roles the role by a value of that claim; who has none may not log in
 */
public record OidcConfig(
    @Nullable String issuer,
    String name,
    @Nullable String clientId,
    @Nullable Secret clientSecret,
    List<String> scopes,
    String nameClaim,
    String roleClaim,
    Map<String, String> roles) {

  public OidcConfig {
    scopes = List.copyOf(scopes);
    roles = Map.copyOf(roles);
    if (issuer != null) {
      if (clientId == null) {
        throw new IllegalArgumentException("clientId is missing; the issuer gives one");
      }
      if (!scopes.contains("openid")) {
        throw new IllegalArgumentException("scopes must hold openid");
      }
      if (roles.isEmpty()) {
        throw new IllegalArgumentException(
            "roles is empty, so nobody could log in; write VALUE: viewer, editor, operator or"
                + " admin");
      }
    }
    roles.forEach((value, role) -> role(role));
  }

  /** Without OpenID Connect. */
  public static OidcConfig none() {
    return new OidcConfig(null, "", null, null, List.of(), "", "", Map.of());
  }

  /** The highest role of these values of the claim; null: none. */
  @Nullable Role roleOf(List<String> values) {
    Role highest = null;
    for (String value : values) {
      String name = roles.get(value);
      if (name != null) {
        Role role = role(name);
        highest = highest == null || role.compareTo(highest) > 0 ? role : highest;
      }
    }
    return highest;
  }

  private static Role role(String text) {
    for (Role role : Role.values()) {
      if (role.name().toLowerCase(Locale.ROOT).equals(text)) {
        return role;
      }
    }
    throw new IllegalArgumentException(
        "roles: '" + text + "' is no role; write viewer, editor, operator or admin");
  }
}
