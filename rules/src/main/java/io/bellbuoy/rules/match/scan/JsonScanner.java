package io.bellbuoy.rules.match.scan;

/**
 * Steps over JSON without looking closely: it finds where values end, and takes for granted that
 * they are well-formed. It always ends, within the bytes that it was given. For one thread.
 */
final class JsonScanner {

  /** Where there is no such thing as was asked for. */
  static final int BROKEN = -1;

  private static final byte[] NOTHING = {};

  private byte[] json = NOTHING;
  private int end;
  private boolean escaped;

  void read(byte[] bytes) {
    json = bytes;
    end = bytes.length;
  }

  /** The byte there; 0, which no JSON has outside of texts, behind the end. */
  int at(int index) {
    return index < end ? json[index] : 0;
  }

  /** Whether an escape stands in the text whose end was found last. */
  boolean escaped() {
    return escaped;
  }

  /** The first place that holds no white space. */
  int skipSpace(int from) {
    int at = from;
    while (at < end && json[at] <= ' ' && isSpace(json[at])) {
      at++;
    }
    return at;
  }

  /** Where the closing quote of a text is. */
  int textEnd(int from) {
    escaped = false;
    int at = from;
    while (at + Long.BYTES <= end) {
      long marks = Words.quotesAndBackslashes(Words.at(json, at));
      if (marks == 0) {
        at += Long.BYTES;
        continue;
      }
      at += Words.first(marks);
      if (json[at] == '"') {
        return at;
      }
      escaped = true;
      at += 2;
    }
    return textEndNearTheEnd(at);
  }

  private int textEndNearTheEnd(int from) {
    int at = from;
    while (at < end) {
      if (json[at] == '"') {
        return at;
      }
      if (json[at] == '\\') {
        escaped = true;
        at++;
      }
      at++;
    }
    return BROKEN;
  }

  /** Where the value of a member begins whose name ends there. */
  int afterColon(int from) {
    int at = skipSpace(from);
    return at(at) == ':' ? skipSpace(at + 1) : BROKEN;
  }

  /** Behind a number or a word. */
  int literalEnd(int from) {
    int at = from;
    while (at < end && isLiteral(json[at])) {
      at++;
    }
    return at == from ? BROKEN : at;
  }

  /** Behind the value that begins there. */
  int skipValue(int from) {
    int first = at(from);
    if (first == '"') {
      int close = textEnd(from + 1);
      return close < 0 ? BROKEN : close + 1;
    }
    return first == '{' || first == '[' ? skipContainer(from) : literalEnd(from);
  }

  /** Brackets are only counted: in what is well-formed, each closes one of its kind. */
  private int skipContainer(int from) {
    int depth = 0;
    int at = from;
    while (at < end) {
      int c = json[at++];
      if (c == '"') {
        int close = textEnd(at);
        if (close < 0) {
          return BROKEN;
        }
        at = close + 1;
      } else if ((c | 0x20) == '{') {
        depth++;
      } else if ((c | 0x20) == '}') {
        depth--;
        if (depth == 0) {
          return at;
        }
      }
    }
    return BROKEN;
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  private static boolean isLiteral(int c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || c == '-'
        || c == '+'
        || c == '.'
        || c == 'E';
  }
}
