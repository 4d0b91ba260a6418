package io.bellbuoy.ingest;

/** A request that is answered with an error; the message is the answer's text. */
final class RefusedException extends RuntimeException {

  private final int status;

  /**
   * The answer.
   *
   * @param status of HTTP, 4xx or 503
   * @param detail what is wrong and what was expected; never holds a secret
   */
  RefusedException(int status, String detail) {
    super(detail, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
