package io.bellbuoy.sink;

import io.bellbuoy.bootstrap.Problem;

/** A request that is not done; its problem says why. */
final class RefusedException extends RuntimeException {

  private final transient Problem problem;

  RefusedException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  static RefusedException of(int status, String why) {
    return new RefusedException(Problem.of(status, why));
  }

  static RefusedException noAlert() {
    return of(404, "there is no alert of that id; it may have been purged, or is not stored yet");
  }

  Problem problem() {
    return problem;
  }
}
