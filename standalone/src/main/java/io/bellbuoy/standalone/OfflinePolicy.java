package io.bellbuoy.standalone;

import io.bellbuoy.rules.file.RuleFiles;
import io.bellbuoy.rules.match.CompiledPolicy;
import io.bellbuoy.rules.match.PolicyCompilation;
import io.bellbuoy.rules.match.PolicyCompiler;
import io.bellbuoy.schemas.PolicySnapshot;
import java.time.Instant;

/** The policy of rule files, judged by here and published nowhere. */
final class OfflinePolicy {

  private OfflinePolicy() {}

  static PolicySnapshot snapshot(RuleFiles files) {
    return files.snapshot(1, Instant.EPOCH, "offline", "");
  }

  /** The policy ready to judge, of files without errors: so that nothing is left to be refused. */
  static CompiledPolicy compiled(RuleFiles files) {
    PolicyCompilation compilation = PolicyCompiler.compile(snapshot(files), files.listsByName());
    if (compilation instanceof PolicyCompilation.Compiled compiled) {
      return compiled.policy();
    }
    throw new IllegalStateException("the rules compile, but not their policy");
  }
}
