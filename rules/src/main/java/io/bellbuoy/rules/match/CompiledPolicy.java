package io.bellbuoy.rules.match;

import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.Policy;
import java.util.List;

/** A policy ready to judge. This class is thread-safe. */
public final class CompiledPolicy {

  private final int version;
  private final Policy.Match match;
  private final List<CompiledRule> rules;
  private final PlainReading plain;
  private final PolicyProgram program;
  private final PolicyMatcher matcher;

  CompiledPolicy(int version, Policy.Match match, List<CompiledRule> rules) {
    this.version = version;
    this.match = match;
    this.rules = List.copyOf(rules);
    this.plain = new PlainReading(match, rules);
    this.program = PolicyProgramCompiler.compile(match, this.rules);
    this.matcher = new PolicyMatcher(program);
  }

  /** The version of the snapshot that it was made of. */
  public int version() {
    return version;
  }

  /** Whether an event's way ends at the first match. */
  public Policy.Match match() {
    return match;
  }

  /** The rules in force, in policy order. */
  public List<CompiledRule> rules() {
    return rules;
  }

  /**
   * Judges one event. Never throws, whatever the bytes.
   *
   * <p>An event is read no further than the verdict needs, so bytes that are no JSON object are
   * only told as far as they are looked at.
   */
  public Verdict assess(byte[] event, Attributes attributes) {
    Verdict verdict = matcher.assess(event, attributes);
    // What is no event is read again for the reason.
    return verdict != null ? verdict : plain.assess(event, attributes);
  }

  /**
   * Every rule in force that matches, in policy order, whatever its mode and the policy's match;
   * none where the event cannot be read.
   */
  public List<CompiledRule> matching(byte[] event, Attributes attributes) {
    return plain.matching(event, attributes);
  }

  /**
   * The rules that make every event be read to its end, and why, in policy order. None where each
   * rule asks for a certain value of something that stands before the bodies.
   */
  public List<ReadingCost> readingCosts() {
    return ReadingCosts.of(program);
  }

  /**
   * What each rule would cost if it were alone, in policy order: how far into these events it makes
   * an engine read. A policy reads each event once, as far as its most demanding rule needs.
   *
   * @param events JSON objects
   */
  public List<RuleCost> ruleCosts(List<byte[]> events) {
    return rules.stream()
        .map(
            rule ->
                new RuleCost(
                    rule.entry().rule().id(),
                    new PolicyMatcher(PolicyProgramCompiler.compile(match, List.of(rule)))
                        .bytesRead(events)))
        .toList();
  }

  /** How many bytes of these events are read, all together, before their verdicts are known. */
  public long bytesRead(List<byte[]> events) {
    return matcher.bytesRead(events);
  }
}
