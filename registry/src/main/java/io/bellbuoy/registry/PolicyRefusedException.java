package io.bellbuoy.registry;

import io.bellbuoy.rules.match.PolicyCompilation;
import java.util.List;

/** A policy that does not compile; what was in force stays in force. */
public final class PolicyRefusedException extends RegistryException {

  private final transient List<PolicyCompilation.Finding> findings;

  public PolicyRefusedException(String message, List<PolicyCompilation.Finding> findings) {
    super(message);
    this.findings = List.copyOf(findings);
  }

  /** Every reason. */
  public List<PolicyCompilation.Finding> findings() {
    return findings;
  }
}
