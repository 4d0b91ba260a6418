package io.bellbuoy.bootstrap;

import static java.util.Objects.requireNonNull;

/**
 * A password, token or key of the configuration; in the file its text or {@code file:/path}. Shows
 * itself to nobody but callers of {@link #value()}.
 */
public record Secret(String value) {

  public Secret {
    requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
