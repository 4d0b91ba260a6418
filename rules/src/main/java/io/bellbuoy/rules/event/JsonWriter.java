package io.bellbuoy.rules.event;

import static java.nio.charset.StandardCharsets.UTF_16BE;

import io.bellbuoy.rules.event.JsonValue.JsonArray;
import io.bellbuoy.rules.event.JsonValue.JsonBoolean;
import io.bellbuoy.rules.event.JsonValue.JsonNull;
import io.bellbuoy.rules.event.JsonValue.JsonNumber;
import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.event.JsonValue.JsonText;
import io.bellbuoy.rules.event.JsonValue.Member;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Predicate;

/**
 * Writes JSON values as compact text: members in their order, repeated ones too, numbers as they
 * were written, control characters as escapes, so that no terminal obeys them. {@link
 * #write(JsonValue)} is thread-safe.
 *
 * <p>It keeps its own stack, because a client decides how deep a value is nested.
 */
public final class JsonWriter {

  private final StringBuilder out = new StringBuilder();
  private final Deque<Open> open = new ArrayDeque<>();
  private final Predicate<JsonValue> hidden;

  private JsonWriter(Predicate<JsonValue> hidden) {
    this.hidden = hidden;
  }

  /** The value as text. */
  public static String write(JsonValue value) {
    return write(value, any -> false);
  }

  /** The value as text with {@link Redaction#MARK} in the place of what is hidden. */
  static String write(JsonValue value, Predicate<JsonValue> hidden) {
    JsonWriter writer = new JsonWriter(hidden);
    writer.value(value);
    while (!writer.open.isEmpty()) {
      writer.step();
    }
    return writer.out.toString();
  }

  private void step() {
    Open container = open.element();
    if (!container.rest().hasNext()) {
      out.append(container.end());
      open.remove();
      return;
    }
    char last = out.charAt(out.length() - 1);
    if (last != '{' && last != '[') {
      out.append(',');
    }
    Object next = container.rest().next();
    if (next instanceof Member member) {
      text(whole(member.name()));
      out.append(':');
      value(member.value());
    } else if (next instanceof JsonValue element) {
      value(element);
    }
  }

  private void value(JsonValue value) {
    if (hidden.test(value)) {
      text(Redaction.MARK);
    } else if (value instanceof JsonObject object) {
      out.append('{');
      open.push(new Open(object.members().iterator(), '}'));
    } else if (value instanceof JsonArray array) {
      out.append('[');
      open.push(new Open(array.elements().iterator(), ']'));
    } else {
      scalar(value);
    }
  }

  private void scalar(JsonValue value) {
    if (value instanceof JsonText text) {
      text(text.text());
    } else if (value instanceof JsonNumber number) {
      out.append(number.text());
    } else if (value instanceof JsonBoolean bool) {
      out.append(bool.value());
    } else if (value instanceof JsonNull) {
      out.append("null");
    }
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (Character.isISOControl(c) || isLoneSurrogate(text, i)) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /** Readers refuse half a character in a name, even as an escape. */
  private static String whole(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (isLoneSurrogate(name, i)) {
        return new String(name.getBytes(UTF_16BE), UTF_16BE);
      }
    }
    return name;
  }

  /** Half a character has no bytes in UTF-8; only its escape survives. */
  private static boolean isLoneSurrogate(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }

  /** A container whose end is still to be written. */
  private record Open(Iterator<?> rest, char end) {}
}
