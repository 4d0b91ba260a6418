package io.bellbuoy.rules.match.differential;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.rules.event.JsonReader;
import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonValue.JsonArray;
import io.bellbuoy.rules.event.JsonValue.JsonNull;
import io.bellbuoy.rules.event.JsonValue.JsonNumber;
import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.event.JsonValue.JsonText;
import io.bellbuoy.rules.event.JsonValue.Member;
import io.bellbuoy.rules.event.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mistake that a fast reader of events could make. */
enum Mistake implements UnaryOperator<String> {
  DEEP_TWINS_BUT_THE_FIRST_ARE_LOST(objects((o, top) -> top ? o : firsts(o))),
  DEEP_TWINS_BUT_THE_LAST_ARE_LOST(objects((o, top) -> top ? o : lasts(o))),
  THE_LAST_TOP_LEVEL_TWIN_COUNTS(objects((o, top) -> top ? lasts(o) : o)),
  WHAT_FOLLOWS_THE_OBJECT_REFERENCE_IS_UNREAD(objects((o, top) -> top ? upTo(o) : o)),
  ANNOTATIONS_ARE_UNREAD(objects((o, top) -> top ? without(o, "annotations") : o)),
  MEMBERS_WITHOUT_A_NAME_ARE_UNREAD(objects((o, top) -> without(o, ""))),
  ARRAYS_IN_ARRAYS_ARE_UNREAD(values(Mistake::flat)),
  THE_LAST_ELEMENT_IS_UNREAD(values(Mistake::shorter)),
  NULL_IS_A_VALUE(values(v -> v instanceof JsonNull ? new JsonText("null") : v)),
  NUMBERS_LOSE_THEIR_TEXT(values(Mistake::normal)),
  LONG_TEXTS_ARE_CUT(values(v -> v instanceof JsonText t ? new JsonText(cut(t.text())) : v)),
  HALF_CHARACTERS_ARE_REPLACED(values(v -> v instanceof JsonText t ? replaced(t) : v)),
  ESCAPES_IN_NAMES_STAY(text -> escaped(text, true)),
  ESCAPES_IN_TEXTS_STAY(text -> escaped(text, false));

  private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"(\\s*:)?");

  private final UnaryOperator<String> misread;

  Mistake(UnaryOperator<String> misread) {
    this.misread = misread;
  }

  @Override
  public String apply(String event) {
    return misread.apply(event);
  }

  private interface Objects {
    JsonObject misread(JsonObject object, boolean top);
  }

  private static UnaryOperator<String> objects(Objects change) {
    return text -> {
      JsonValue event = JsonReader.read(text.getBytes(UTF_8));
      return JsonWriter.write(
          changed(event, v -> v instanceof JsonObject o ? change.misread(o, v == event) : v));
    };
  }

  private static UnaryOperator<String> values(UnaryOperator<JsonValue> change) {
    return text -> JsonWriter.write(changed(JsonReader.read(text.getBytes(UTF_8)), change));
  }

  /** Changes outer values first. */
  private static JsonValue changed(JsonValue value, UnaryOperator<JsonValue> change) {
    JsonValue other = change.apply(value);
    if (other instanceof JsonObject || other instanceof JsonArray) {
      return Spot.changed(
          other,
          members ->
              members.stream().map(m -> new Member(m.name(), changed(m.value(), change))).toList(),
          elements -> elements.stream().map(e -> changed(e, change)).toList());
    }
    return other;
  }

  private static JsonObject firsts(JsonObject object) {
    Map<String, Member> kept = new LinkedHashMap<>();
    object.members().forEach(member -> kept.putIfAbsent(member.name(), member));
    return new JsonObject(List.copyOf(kept.values()));
  }

  private static JsonObject lasts(JsonObject object) {
    Map<String, Member> kept = new LinkedHashMap<>();
    object.members().forEach(member -> kept.put(member.name(), member));
    return new JsonObject(List.copyOf(kept.values()));
  }

  private static JsonObject upTo(JsonObject object) {
    List<Member> kept = new ArrayList<>();
    for (Member member : object.members()) {
      kept.add(member);
      if (member.name().equals("objectRef")) {
        break;
      }
    }
    return new JsonObject(kept);
  }

  private static JsonObject without(JsonObject object, String name) {
    return new JsonObject(
        object.members().stream().filter(member -> !member.name().equals(name)).toList());
  }

  private static JsonValue flat(JsonValue value) {
    return value instanceof JsonArray array
        ? new JsonArray(array.elements().stream().filter(e -> !(e instanceof JsonArray)).toList())
        : value;
  }

  private static JsonValue shorter(JsonValue value) {
    return value instanceof JsonArray array && array.elements().size() > 1
        ? new JsonArray(array.elements().subList(0, array.elements().size() - 1))
        : value;
  }

  private static JsonValue normal(JsonValue value) {
    return value instanceof JsonNumber number && number.text().length() < 9
        ? new JsonNumber(Double.toString(Double.parseDouble(number.text())))
        : value;
  }

  private static String cut(String text) {
    return text.length() > 64 ? text.substring(0, 64) : text;
  }

  private static JsonText replaced(JsonText text) {
    return new JsonText(new String(text.text().getBytes(UTF_8), UTF_8));
  }

  private static String escaped(String event, boolean names) {
    return STRING
        .matcher(event)
        .replaceAll(
            found -> {
              String text = found.group();
              boolean wrong = (found.group(2) != null) == names;
              return Matcher.quoteReplacement(
                  wrong ? text.replace("\\", "\\\\").replace("\\\\\"", "\\\\\\\"") : text);
            });
  }
}
