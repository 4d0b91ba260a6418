package io.bellbuoy.standalone;

import io.bellbuoy.rules.file.RuleFiles;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The published policy of an installation, however it is reached. */
interface Policies {

  /** A published version. */
  record Line(int version, Instant at, String by, int rules, String comment) {}

  /**
   * What came of publishing.
   *
   * @param behind engines that do not judge by the version, each a sentence; empty: all do
   */
  record Published(int version, List<String> behind) {}

  /** The policy in force as a rule file; null: none was ever published. */
  @Nullable String inForce();

  /** All versions that are kept, newest first. */
  List<Line> versions();

  /** Publishes the files' policy with their rules and lists; returns when engines judge by it. */
  Published apply(RuleFiles files, String comment);

  /** Publishes an older version again. */
  Published rollback(int version);
}
