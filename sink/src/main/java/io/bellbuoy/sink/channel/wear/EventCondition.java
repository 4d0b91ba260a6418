package io.bellbuoy.sink.channel.wear;

import io.bellbuoy.rules.expression.Diagnostic;
import io.bellbuoy.rules.match.CompiledPolicy;
import io.bellbuoy.rules.match.PolicyCompilation;
import io.bellbuoy.rules.match.PolicyCompiler;
import io.bellbuoy.rules.match.Verdict;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.Rule;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.ChannelOptions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An expression of the rule language that audit events must meet. This class is thread-safe. */
public final class EventCondition {

  private static final String OPTION = "where";

  private final CompiledPolicy policy;

  private EventCondition(CompiledPolicy policy) {
    this.policy = policy;
  }

  /** That of the option {@code where}; null where it is not given. Lists are not known to it. */
  public static @Nullable EventCondition read(ChannelOptions options) {
    String text = options.text(OPTION);
    if (text == null) {
      return null;
    }
    PolicyCompilation compilation = PolicyCompiler.compile(policy(text), Map.of());
    if (compilation instanceof PolicyCompilation.Compiled compiled) {
      return new EventCondition(compiled.policy());
    }
    if (compilation instanceof PolicyCompilation.Refused refused) {
      options.problem(OPTION, problems(refused));
    }
    return null;
  }

  /** A policy of this one rule: the engine's own compiler and matcher are what it means. */
  private static PolicySnapshot policy(String expression) {
    Rule rule =
        new Rule(
            OPTION,
            OPTION,
            Severity.LOW,
            "",
            "",
            expression,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            "",
            List.of(),
            List.of());
    return new PolicySnapshot(
        1,
        Instant.EPOCH,
        OPTION,
        "",
        Policy.Match.FIRST,
        List.of(new PolicySnapshot.Entry(rule, true, List.of(), Policy.Mode.ALERT)),
        Map.of());
  }

  private static String problems(PolicyCompilation.Refused refused) {
    return refused.findings().stream()
        .map(PolicyCompilation.Finding::diagnostic)
        .filter(diagnostic -> diagnostic.kind() == Diagnostic.Kind.ERROR)
        .map(d -> "%d:%d: %s".formatted(d.line(), d.column(), d.message()))
        .collect(Collectors.joining(", "));
  }

  /** Whether the event meets it; one that cannot be judged does, so that nothing hides so. */
  public boolean holds(byte[] event, Attributes attributes) {
    Verdict verdict = policy.assess(event, attributes);
    return verdict.unreadable() != null || !verdict.alerts().isEmpty();
  }
}
