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

  void read(byte[] bytes) {
    json = bytes;
    end = bytes.length;
  }

  /** The byte there; 0, which no JSON has outside of texts, behind the end. */
  int at(int index) {
    return index < end ? json[index] : 0;
  }

  /** Whether a text's bytes are the text: ASCII without escapes. */
  boolean isPlain(int from, int to) {
    return Words.isPlain(json, from, to);
  }

  /** Whether the document ends there. */
  boolean isEnd(int index) {
    return index == end;
  }

  /** The first place that holds no white space. */
  int skipSpace(int from) {
    int at = from;
    while (at < end && json[at] <= ' ' && isSpace(json[at])) {
      at++;
    }
    return at;
  }

  /** Where the closing quote of the text is that begins there. */
  int textEnd(int from) {
    int at = from;
    while (at + Long.BYTES <= end) {
      long marks = Words.quotes(Words.at(json, at));
      if (marks == 0) {
        at += Long.BYTES;
        continue;
      }
      at += Words.first(marks);
      if (json[at - 1] != '\\' || !isEscaped(at, from)) {
        return at;
      }
      at++;
    }
    while (at < end) {
      if (json[at] == '"' && !isEscaped(at, from)) {
        return at;
      }
      at++;
    }
    return BROKEN;
  }

  /** A quote is part of the text if an odd number of backslashes stands before it. */
  private boolean isEscaped(int quote, int from) {
    int at = quote;
    while (at > from && json[at - 1] == '\\') {
      at--;
    }
    return (quote - at & 1) != 0;
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

  /**
   * Brackets are only counted: in what is well-formed, each closes one of its kind. Eight bytes are
   * looked at together, unless an escape is among them.
   */
  private int skipContainer(int from) {
    int depth = 0;
    long withinText = 0;
    int at = from;
    while (at < end) {
      long word = at + Long.BYTES <= end ? Words.at(json, at) : Words.BACKSLASHES;
      if (!Words.hasBackslash(word)) {
        long texts = Words.texts(word) ^ withinText;
        long brackets = Words.brackets(word, texts);
        int closing = Long.bitCount(Words.closing(word, brackets));
        if (depth > closing) {
          depth += Long.bitCount(brackets) - 2 * closing;
        } else {
          for (long rest = brackets; rest != 0; rest &= rest - 1) {
            int bracket = at + Words.first(rest);
            depth += nesting(json[bracket]);
            if (depth == 0) {
              return bracket + 1;
            }
          }
        }
        withinText = Words.lastOf(texts);
        at += Long.BYTES;
      } else if (withinText != 0 || json[at] == '"') {
        at = textEnd(withinText != 0 ? at : at + 1) + 1;
        withinText = 0;
        if (at == BROKEN + 1) {
          return BROKEN;
        }
      } else {
        depth += nesting(json[at++]);
        if (depth == 0) {
          return at;
        }
      }
    }
    return BROKEN;
  }

  /** How much deeper it is behind that byte; brackets differ from braces in one bit. */
  private static int nesting(byte b) {
    return switch (b | 0x20) {
      case '{' -> 1;
      case '}' -> -1;
      default -> 0;
    };
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
