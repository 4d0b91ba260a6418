package io.bellbuoy.rules.match;

import io.bellbuoy.schemas.Attributes;
import java.util.List;

/** A policy ready to judge. This class is thread-safe. */
public final class CompiledPolicy {

  /** The version of the snapshot that it was made of. */
  public int version() {
    throw new UnsupportedOperationException("to be written");
  }

  /** The rules in force, in policy order. */
  public List<CompiledRule> rules() {
    throw new UnsupportedOperationException("to be written");
  }

  /** Judges one event. Never throws, whatever the bytes. */
  public Verdict assess(byte[] event, Attributes attributes) {
    throw new UnsupportedOperationException("to be written");
  }

  /**
   * Every rule in force that matches, in policy order, whatever its mode and the policy's match.
   */
  public List<CompiledRule> matching(byte[] event, Attributes attributes) {
    throw new UnsupportedOperationException("to be written");
  }
}
