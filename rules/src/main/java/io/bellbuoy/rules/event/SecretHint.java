package io.bellbuoy.rules.event;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Tells by its bytes alone that an event holds nothing that {@link SecretSearch} would hide. For
 * one thread, once.
 *
 * <p>Most events are about neither Secrets nor tokens, and reading one into a tree costs ten times
 * what looking through its bytes does. In doubt it says nothing: whatever could write a telling
 * word so that it is not seen here, such as an escape, a letter that only folds to one of ASCII, or
 * texts inside of texts, is doubt.
 */
final class SecretHint {

  /** As an API server writes it; without it nobody says what the request is about. */
  private static final byte[] ABOUT = "\"objectRef\":{\"resource\":\"".getBytes(US_ASCII);

  private static final byte[] REQUEST = "\"requestobject\"".getBytes(US_ASCII);
  private static final byte[] RESPONSE = "\"responseobject\"".getBytes(US_ASCII);
  private static final byte[] SECRET = "secret".getBytes(US_ASCII);
  private static final byte[] STRING_DATA = "stringdata".getBytes(US_ASCII);
  private static final byte[] ACCOUNTS = "serviceaccounts\"".getBytes(US_ASCII);
  private static final byte[] TOKEN = "tokenre".getBytes(US_ASCII);
  private static final byte[] CLOUD = "protopayload".getBytes(US_ASCII);

  /** What JSON writers of Go escape although they need not. */
  private static final byte[][] HARMLESS = {
    "0026".getBytes(US_ASCII), "003c".getBytes(US_ASCII), "003e".getBytes(US_ASCII)
  };

  /** A quote in a text inside of as many texts as are looked into has more. */
  private static final int MOST_BACKSLASHES = 7;

  private final byte[] json;
  private boolean about;
  private boolean body;

  private SecretHint(byte[] json) {
    this.json = json;
  }

  /** Whether it is certain that nothing of the event is to be hidden. */
  static boolean noneIn(byte[] json) {
    return new SecretHint(json).isNone();
  }

  private boolean isNone() {
    int backslashes = 0;
    for (int i = 0; i < json.length; i++) {
      byte b = json[i];
      backslashes = b == '\\' ? backslashes + 1 : 0;
      if (b < 0 || backslashes > MOST_BACKSLASHES || isTelling(b, i)) {
        return false;
      }
    }
    return about;
  }

  private boolean isTelling(byte b, int at) {
    return switch (b) {
      case 's', 'S' ->
          startsWith(STRING_DATA, at)
              || (startsWith(SECRET, at) && isWordStart(at))
              || (startsWith(ACCOUNTS, at) && at > 0 && json[at - 1] == '"');
      case 't', 'T' -> startsWith(TOKEN, at) && isWordStart(at);
      case 'p', 'P' -> startsWith(CLOUD, at);
      case 'u' -> at > 0 && json[at - 1] == '\\' && !isHarmless(at + 1);
      case '"' -> {
        mark(at);
        yield false;
      }
      default -> false;
    };
  }

  /** Only in front of the bodies: in a body a client could write it. */
  private void mark(int at) {
    if (!about && !body) {
      about = matches(ABOUT, at);
      body = startsWith(REQUEST, at) || startsWith(RESPONSE, at);
    }
  }

  private boolean isHarmless(int at) {
    for (byte[] harmless : HARMLESS) {
      if (matches(harmless, at)) {
        return true;
      }
    }
    return false;
  }

  /** What follows a letter is the rest of another word, unless the letter is that of an escape. */
  private boolean isWordStart(int at) {
    if (at == 0) {
      return true;
    }
    byte before = json[at - 1];
    boolean inside =
        (before >= 'a' && before <= 'z')
            || (before >= 'A' && before <= 'Z')
            || (before >= '0' && before <= '9')
            || before == '/'
            || before == '-'
            || before == '_';
    return !inside || (at > 1 && json[at - 2] == '\\');
  }

  /** Whatever the case of its letters. */
  private boolean startsWith(byte[] lower, int at) {
    if (at + lower.length > json.length) {
      return false;
    }
    for (int i = 0; i < lower.length; i++) {
      byte b = json[at + i];
      if ((b >= 'A' && b <= 'Z' ? b + 32 : b) != lower[i]) {
        return false;
      }
    }
    return true;
  }

  private boolean matches(byte[] text, int at) {
    if (at + text.length > json.length) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      if (json[at + i] != text[i]) {
        return false;
      }
    }
    return true;
  }
}
