package io.bellbuoy.sink;

import io.bellbuoy.schemas.ApiToken;
import io.bellbuoy.schemas.Role;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param name of a person, or {@code token} and the token's id
 * @param role what it may do
 * @param address where it comes from
 */
record Caller(String name, Role role, String address) {

  private static final int LONGEST_NAME = 200;

  /**
   * Who comes with the token. A service's own speaks for the person that it names, who may do no
   * more than the service; what others say in those headers counts for nothing.
   */
  static Caller of(ApiToken token, HttpServerRequest request) {
    String address = request.remoteAddress().hostAddress();
    if (token.service() == null) {
      return new Caller("token " + token.id(), token.role(), address);
    }
    String name = request.getHeader("X-Bellbuoy-User");
    String from = request.getHeader("X-Bellbuoy-Address");
    if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
      return new Caller(token.service(), Role.VIEWER, address);
    }
    Role role = role(request.getHeader("X-Bellbuoy-Role"));
    return new Caller(
        name,
        role.compareTo(token.role()) <= 0 ? role : token.role(),
        from == null ? address : from);
  }

  private static Role role(@Nullable String text) {
    for (Role role : Role.values()) {
      if (role.name().toLowerCase(Locale.ROOT).equals(text)) {
        return role;
      }
    }
    return Role.VIEWER;
  }

  /** Whether it may do what needs that role. */
  boolean may(Role needed) {
    return role.compareTo(needed) >= 0;
  }
}
