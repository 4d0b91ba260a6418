package io.bellbuoy.registry.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;

/** Audit policies that we offer: which events an API server makes, and how much is in them. */
public enum AuditPolicy {
  /** Sees all that the starter policy asks for. */
  RECOMMENDED,
  /** The least that shows anything. */
  MINIMAL;

  /** The file's usual name. */
  public static final String FILE = "audit-policy.yaml";

  /** The file's text. */
  public String text() {
    String resource = "audit-policy-" + name().toLowerCase(Locale.ROOT) + ".yaml";
    try (InputStream in = AuditPolicy.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in, resource).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource + " of the jar", e);
    }
  }
}
