package io.bellbuoy.console.http;

import io.bellbuoy.bootstrap.Problem;
import io.bellbuoy.schemas.JsonSerde;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem document. */
public final class ProblemException extends RuntimeException {

  private final transient Problem problem;
  private final @Nullable Long retryAfter;
  private final @Nullable String etag;

  private ProblemException(Problem problem, @Nullable Long retryAfter, @Nullable String etag) {
    super(problem.detail());
    this.problem = problem;
    this.retryAfter = retryAfter;
    this.etag = etag;
  }

  public ProblemException(Problem problem) {
    this(problem, null, null);
  }

  /**
   * A problem without further members.
   *
   * @param detail what is wrong and what to do; no secrets
   */
  public static ProblemException of(int status, String detail) {
    return new ProblemException(Problem.of(status, detail));
  }

  /** A problem with further members, such as {@code diagnostics}; written as answers are. */
  public static ProblemException of(int status, String detail, Map<String, Object> members) {
    Map<String, Object> written = new LinkedHashMap<>();
    members.forEach((name, value) -> written.put(name, JsonSerde.mapper().valueToTree(value)));
    return new ProblemException(new Problem(status, detail, written));
  }

  /** The same, with the seconds after which to try again. */
  public ProblemException retryAfter(long seconds) {
    return new ProblemException(problem, seconds, etag);
  }

  /** The same, with the tag of the thing as it is now. */
  ProblemException etag(String tag) {
    return new ProblemException(problem, retryAfter, tag);
  }

  /** The tag of the thing as it is now; null: it is not about an edited thing. */
  @Nullable String etag() {
    return etag;
  }

  /** What is answered. */
  public Problem problem() {
    return problem;
  }

  /** The seconds after which to try again; null: trying again does not help. */
  public @Nullable Long retryAfter() {
    return retryAfter;
  }
}
