package io.bellbuoy.rules.match;

import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.PolicySnapshot;
import java.util.Map;

/** Compiles policies. Thread-safe. */
public final class PolicyCompiler {

  private PolicyCompiler() {}

  /**
   * The policy ready to judge, or every reason why it is not.
   *
   * @param lists those that the rules name, by name
   */
  public static PolicyCompilation compile(PolicySnapshot snapshot, Map<String, NamedList> lists) {
    throw new UnsupportedOperationException("to be written");
  }
}
