package io.bellbuoy.console.http;

import io.bellbuoy.bootstrap.Problem;
import java.util.Map;

/** Ends a request with a problem document. */
public final class ProblemException extends RuntimeException {

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  /**
   * A problem without further members.
   *
   * @param detail what is wrong and what to do; no secrets
   */
  public static ProblemException of(int status, String detail) {
    return new ProblemException(Problem.of(status, detail));
  }

  /** A problem with further members, such as {@code diagnostics}. */
  public static ProblemException of(int status, String detail, Map<String, Object> members) {
    return new ProblemException(new Problem(status, detail, members));
  }

  /** What is answered. */
  public Problem problem() {
    return problem;
  }
}
