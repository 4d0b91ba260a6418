package io.bellbuoy.console.people;

/** A login at the identity provider that came to nothing; a browser is told why in words. */
final class LoginException extends RuntimeException {

  /** Why, as the page of the login knows it. */
  enum Why {
    /** It was not begun in this browser, or too long ago. */
    AGAIN("again"),
    /** The identity provider lets nobody in. */
    REFUSED("refused"),
    /** What the identity provider sent proves nothing. */
    UNPROVEN("unproven"),
    /** The identity provider knows who it is, and gives no role here. */
    ROLE("role"),
    /** The identity provider gives no name that one can have here. */
    NAME("name"),
    /** Somebody of that name logs in with a password. */
    TAKEN("taken"),
    /** Too many log in at once, or what is stored here cannot be had just now. */
    LATER("later"),
    /** The identity provider does not answer. */
    AWAY("away");

    private final String code;

    Why(String code) {
      this.code = code;
    }
  }

  private final Why why;

  /**
   * Such a login.
   *
   * @param detail for the log: what is wrong and what to do; no secrets, nothing that was sent
   */
  LoginException(Why why, String detail) {
    super(detail);
    this.why = why;
  }

  Why why() {
    return why;
  }

  /** Where a browser is told: the page of the login, of which the code alone is part. */
  static String page(Why why) {
    return "/login?problem=" + why.code;
  }
}
