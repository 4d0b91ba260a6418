package io.bellbuoy.standalone;

import io.bellbuoy.rules.file.RuleFiles;
import io.bellbuoy.rules.match.CompiledPolicy;
import io.bellbuoy.rules.match.PolicyCompilation;
import io.bellbuoy.rules.match.PolicyCompiler;
import io.bellbuoy.schemas.PolicySnapshot;
import java.time.Instant;
import java.util.function.Predicate;

/** The policy of rule files, judged by here and published nowhere. */
final class OfflinePolicy {

  private OfflinePolicy() {}

  static PolicySnapshot snapshot(RuleFiles files) {
    return files.snapshot(1, Instant.EPOCH, "offline", "");
  }

  /** The policy ready to judge, of files without errors: so that nothing is left to be refused. */
  static CompiledPolicy compiled(RuleFiles files) {
    return compiled(files, entry -> true);
  }

  /** The same with some of its rules only. */
  static CompiledPolicy compiled(RuleFiles files, Predicate<PolicySnapshot.Entry> some) {
    PolicySnapshot all = snapshot(files);
    PolicySnapshot snapshot =
        new PolicySnapshot(
            all.version(),
            all.publishedAt(),
            all.publishedBy(),
            all.comment(),
            all.match(),
            all.rules().stream().filter(some).toList(),
            all.lists());
    PolicyCompilation compilation = PolicyCompiler.compile(snapshot, files.listsByName());
    if (compilation instanceof PolicyCompilation.Compiled compiled) {
      return compiled.policy();
    }
    throw new IllegalStateException("the rules compile, but not their policy");
  }
}
