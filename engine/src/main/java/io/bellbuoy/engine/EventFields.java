package io.bellbuoy.engine;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonValue.JsonArray;
import io.bellbuoy.rules.event.JsonValue.JsonNumber;
import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.event.JsonValue.JsonText;
import io.bellbuoy.rules.event.JsonValue.Member;
import io.bellbuoy.rules.event.Redaction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The members of one object as an alert wants them: first occurrence, of the right type or null,
 * redacted and bounded.
 *
 * @param object null: it is absent or no object, and so is everything in it
 */
record EventFields(@Nullable JsonValue object, Redaction redaction) {

  /** The object that is that member. */
  EventFields in(String name) {
    return new EventFields(member(name), redaction);
  }

  /** Whether the object is there. */
  boolean present() {
    return object instanceof JsonObject;
  }

  /** The member's text, cut to that many characters; null where it is no text. */
  @Nullable String text(String name, int characters) {
    return text(member(name), characters);
  }

  /** The texts of the member's elements, cut to that many; what is no text is left out. */
  List<String> texts(String name, int elements) {
    List<String> texts = new ArrayList<>();
    if (member(name) instanceof JsonArray array) {
      for (JsonValue element : array.elements()) {
        String text = text(element, Bounds.ELEMENT);
        if (text != null) {
          texts.add(text);
        }
      }
    }
    return Bounds.cut(texts, elements);
  }

  /** The member's whole number; null where it is none or does not fit. */
  @Nullable Integer number(String name) {
    if (!(member(name) instanceof JsonNumber number)) {
      return null;
    }
    try {
      return Integer.valueOf(number.text());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private @Nullable JsonValue member(String name) {
    if (object instanceof JsonObject members) {
      for (Member member : members.members()) {
        if (member.name().equals(name)) {
          return member.value();
        }
      }
    }
    return null;
  }

  private @Nullable String text(@Nullable JsonValue value, int characters) {
    if (!(value instanceof JsonText text)) {
      return null;
    }
    return redaction.hides(value) ? Redaction.MARK : Bounds.cut(text.text(), characters);
  }
}
