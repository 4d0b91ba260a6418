package io.bellbuoy.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Finds the end of one JSON value while its bytes arrive, and the members of an object on the way.
 * Not thread-safe.
 *
 * <p>It follows strings, escapes and brackets and nothing else, in constant memory at any depth.
 * Whether what it found is JSON, somebody else has to ask; it ends at the same place for everything
 * that is.
 */
final class ItemScanner {

  /** Why the scan stopped. */
  enum Found {
    /** The bytes are used up. */
    NOTHING,
    /** Just behind a member's name. */
    NAME,
    /** In front of a member's value. */
    VALUE,
    /** In front of the comma or brace that ends a member. */
    MEMBER_END,
    /** Just behind the value; in front of the comma or bracket that ends a bare number or word. */
    END
  }

  private enum Place {
    START,
    WORD,
    STRING,
    ARRAY,
    BEFORE_NAME,
    NAME,
    BEFORE_VALUE,
    VALUE,
    AFTER_VALUE
  }

  /** Longer than any name that is asked for, were each of its letters an escape. */
  private static final int MAX_NAME = 96;

  private static final JsonFactory JSON = new JsonFactory();

  private final byte[] name = new byte[MAX_NAME];
  private int nameLength;
  private Place place = Place.START;
  private Found found = Found.NOTHING;
  private int depth;
  private boolean inString;
  private boolean escaped;

  /** Begins anew. */
  void reset() {
    place = Place.START;
    found = Found.NOTHING;
    depth = 0;
    inString = false;
    escaped = false;
  }

  /** Reads on and returns where it stopped; {@link #found} says why. */
  int scan(byte[] bytes, int from, int to) {
    found = Found.NOTHING;
    int at = from;
    while (at < to && found == Found.NOTHING) {
      if (inString) {
        at = string(bytes, at, to);
      } else if (depth > 1 || place == Place.ARRAY) {
        at = nested(bytes, at, to);
      } else {
        at = outer(bytes[at], at);
      }
    }
    return at;
  }

  Found found() {
    return found;
  }

  /** Whether the last member has that name, which is short and ASCII. */
  boolean isNamed(String asked) {
    if (nameLength > asked.length()) {
      return isNameEscaped()
          && name().equals(asked); // no escape is shorter than what it stands for
    }
    if (nameLength < asked.length()) {
      return false;
    }
    for (int i = 0; i < nameLength; i++) {
      if (name[i] != asked.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean isNameEscaped() {
    int kept = Math.min(nameLength, MAX_NAME);
    return Quotes.orBackslash(name, 0, kept) < kept; // a quote ends a name
  }

  /** The name of the last member, decoded; empty where it is longer than any that is asked for. */
  String name() {
    String text = new String(name, 0, Math.min(nameLength, MAX_NAME), StandardCharsets.UTF_8);
    if (nameLength > MAX_NAME) {
      return "";
    }
    return text.indexOf('\\') < 0 ? text : decoded(text);
  }

  private static String decoded(String text) {
    try (JsonParser parser = JSON.createParser('"' + text + '"')) {
      parser.nextToken();
      return parser.getText();
    } catch (IOException e) {
      return ""; // no JSON: whoever validates will say so
    }
  }

  private int string(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      if (escaped) {
        escaped = false;
        at++;
        continue;
      }
      at = Quotes.orBackslash(bytes, at, to);
      if (at == to) {
        break;
      }
      if (bytes[at++] == '"') {
        keepName(bytes, from, at - 1);
        inString = false;
        afterString();
        return at;
      }
      escaped = true;
    }
    keepName(bytes, from, to);
    return to;
  }

  private void keepName(byte[] bytes, int from, int to) {
    if (place == Place.NAME) {
      int kept = Math.min(to - from, Math.max(0, MAX_NAME - nameLength));
      System.arraycopy(bytes, from, name, Math.min(nameLength, MAX_NAME - kept), kept);
      nameLength = Math.min(nameLength + to - from, MAX_NAME + 1);
    }
  }

  private void afterString() {
    if (place == Place.STRING) {
      found = Found.END;
    } else if (place == Place.NAME) {
      place = Place.BEFORE_VALUE;
      found = Found.NAME;
    }
  }

  private int nested(byte[] bytes, int from, int to) {
    int at = from;
    int floor = place == Place.ARRAY ? 0 : 1;
    while (at < to) {
      switch (bytes[at++]) {
        case '"' -> {
          inString = true;
          at = string(bytes, at, to);
        }
        case '{', '[' -> depth++;
        case '}', ']' -> {
          if (--depth == floor) {
            found = depth == 0 ? Found.END : Found.NOTHING;
            return at;
          }
        }
        default -> {}
      }
    }
    return at;
  }

  private int outer(byte b, int at) {
    return switch (place) {
      case START -> start(b, at);
      case WORD -> b == ',' || b == ']' || b == '}' ? stop(Found.END, Place.WORD, at) : at + 1;
      case BEFORE_VALUE -> {
        boolean separates = b == ':' || isSpace(b);
        yield separates ? at + 1 : stop(Found.VALUE, Place.VALUE, at);
      }
      case VALUE ->
          b == ',' || b == '}' ? stop(Found.MEMBER_END, Place.AFTER_VALUE, at) : inner(b, at);
      default -> inner(b, at);
    };
  }

  private int start(byte b, int at) {
    switch (b) {
      case '{' -> {
        depth = 1;
        place = Place.BEFORE_NAME;
      }
      case '[' -> {
        depth = 1;
        place = Place.ARRAY;
      }
      case '"' -> {
        inString = true;
        place = Place.STRING;
      }
      default -> place = Place.WORD;
    }
    return at + 1;
  }

  /** One byte directly inside an object. */
  private int inner(byte b, int at) {
    switch (b) {
      case '"' -> {
        inString = true;
        if (place == Place.BEFORE_NAME) {
          place = Place.NAME;
          nameLength = 0;
        }
      }
      case '{', '[' -> depth++;
      case '}', ']' -> {
        depth = 0;
        found = Found.END;
      }
      case ',' -> place = Place.BEFORE_NAME;
      default -> {}
    }
    return at + 1;
  }

  private int stop(Found why, Place next, int at) {
    found = why;
    place = next;
    return at;
  }

  static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
