package io.bellbuoy.rules.match.differential;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.rules.event.UnreadableEventException;
import io.bellbuoy.rules.match.CompiledPolicy;
import io.bellbuoy.rules.match.CompiledRule;
import io.bellbuoy.rules.match.PlainReading;
import io.bellbuoy.rules.match.Verdict;
import io.bellbuoy.schemas.Attributes;
import java.util.List;
import java.util.function.UnaryOperator;

/** The plain reading, but of an event that is not quite the one that came. */
record BrokenReading(PlainReading plain, UnaryOperator<String> misread) implements Reading {

  static Reading of(CompiledPolicy policy, UnaryOperator<String> misread) {
    return new BrokenReading(new PlainReading(policy.match(), policy.rules()), misread);
  }

  @Override
  public Verdict assess(byte[] event, Attributes attributes) {
    return plain.assess(misread(event), attributes);
  }

  @Override
  public List<CompiledRule> matching(byte[] event, Attributes attributes) {
    return plain.matching(misread(event), attributes);
  }

  /** What cannot be read cannot be misread either, nor what is too deep for this. */
  private byte[] misread(byte[] event) {
    try {
      return misread.apply(new String(event, UTF_8)).getBytes(UTF_8);
    } catch (UnreadableEventException | StackOverflowError e) {
      return event;
    }
  }
}
