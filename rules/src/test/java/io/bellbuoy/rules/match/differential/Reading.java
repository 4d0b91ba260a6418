package io.bellbuoy.rules.match.differential;

import io.bellbuoy.rules.match.CompiledPolicy;
import io.bellbuoy.rules.match.CompiledRule;
import io.bellbuoy.rules.match.Verdict;
import io.bellbuoy.schemas.Attributes;
import java.util.List;

/** A way to read an event for a policy, which is held against the plain one. */
interface Reading {

  Verdict assess(byte[] event, Attributes attributes);

  /** Every rule that matches, whatever its mode. */
  List<CompiledRule> matching(byte[] event, Attributes attributes);

  /** What the product does. */
  static Reading of(CompiledPolicy policy) {
    return new Reading() {
      @Override
      public Verdict assess(byte[] event, Attributes attributes) {
        return policy.assess(event, attributes);
      }

      @Override
      public List<CompiledRule> matching(byte[] event, Attributes attributes) {
        return policy.matching(event, attributes);
      }
    };
  }
}
