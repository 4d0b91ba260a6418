package io.bellbuoy.console.http;

import io.bellbuoy.schemas.Role;

/**
 * Who asks.
 *
 * @param name of the user or of the API token
 * @param role what it may do
 * @param via how it has shown who it is
 */
public record Caller(String name, Role role, Via via) {

  /** How somebody shows who it is. */
  public enum Via {
    /** By the session cookie of a page. */
    SESSION,
    /** By the API token of a program. */
    TOKEN
  }

  /** Whether it may do what needs that role. */
  public boolean may(Role needed) {
    return role.compareTo(needed) >= 0;
  }
}
