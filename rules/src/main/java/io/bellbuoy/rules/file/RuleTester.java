package io.bellbuoy.rules.file;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the tests that rules carry. Thread-safe. */
public final class RuleTester {

  private RuleTester() {}

  /** One outcome a test, in the order of the files. */
  public static List<Outcome> run(RuleFiles files) {
    throw new UnsupportedOperationException("to be written");
  }

  /**
   * What came of one test.
   *
   * @param failure null: passed; else expected, actual and why
   */
  public record Outcome(String ruleId, String test, @Nullable String failure) {}
}
