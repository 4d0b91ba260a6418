package io.bellbuoy.console.trial;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonValue.JsonBoolean;
import io.bellbuoy.rules.event.JsonValue.JsonNumber;
import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.event.JsonValue.JsonText;
import io.bellbuoy.rules.event.JsonValue.Member;
import org.jspecify.annotations.Nullable;

/** Values of events as texts for people: one line, bounded. */
final class Wording {

  private static final String CUT = "…";

  private Wording() {}

  /** The first member of that name at the end of the way; null where there is none. */
  static @Nullable JsonValue member(@Nullable JsonValue value, String... names) {
    JsonValue here = value;
    for (String name : names) {
      here = here instanceof JsonObject object ? member(object, name) : null;
    }
    return here;
  }

  private static @Nullable JsonValue member(JsonObject object, String name) {
    for (Member member : object.members()) {
      if (member.name().equals(name)) {
        return member.value();
      }
    }
    return null;
  }

  /** The value as a line of at most that many characters; null where it is no text or the like. */
  static @Nullable String line(@Nullable JsonValue value, int most) {
    if (value instanceof JsonText text) {
      return cut(text.text(), most);
    }
    if (value instanceof JsonNumber number) {
      return cut(number.text(), most);
    }
    return value instanceof JsonBoolean truth ? Boolean.toString(truth.value()) : null;
  }

  /** At most that many characters, with a mark where it was cut; no half characters, no breaks. */
  static String cut(String text, int most) {
    String kept = text;
    if (text.length() > most) {
      int end = most - CUT.length();
      kept =
          text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }
    return kept.codePoints()
        .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
