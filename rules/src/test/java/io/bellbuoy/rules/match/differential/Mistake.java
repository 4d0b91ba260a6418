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

/**
 * A mistake that a fast reader of events could make.
 *
 * @param name in words
 * @param misread makes of the event that came the one that is read
 */
record Mistake(String name, UnaryOperator<String> misread) {

  private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"(\\s*:)?");

  static List<Mistake> all() {
    return List.of(
        new Mistake("deep twins but the first are lost", objects((o, top) -> top ? o : firsts(o))),
        new Mistake("deep twins but the last are lost", objects((o, top) -> top ? o : lasts(o))),
        new Mistake("the last top level twin counts", objects((o, top) -> top ? lasts(o) : o)),
        new Mistake(
            "what follows the object reference is unread", objects((o, top) -> top ? upTo(o) : o)),
        new Mistake(
            "annotations are unread", objects((o, top) -> top ? without(o, "annotations") : o)),
        new Mistake("members without a name are unread", objects((o, top) -> without(o, ""))),
        new Mistake("arrays in arrays are unread", values(Mistake::flat)),
        new Mistake("the last element is unread", values(Mistake::shorter)),
        new Mistake(
            "null is a value", values(v -> v instanceof JsonNull ? new JsonText("null") : v)),
        new Mistake("numbers lose their text", values(Mistake::normal)),
        new Mistake(
            "long texts are cut",
            values(v -> v instanceof JsonText t ? new JsonText(cut(t.text())) : v)),
        new Mistake(
            "half characters are replaced", values(v -> v instanceof JsonText t ? replaced(t) : v)),
        new Mistake("escapes in names stay", text -> escaped(text, true)),
        new Mistake("escapes in texts stay", text -> escaped(text, false)));
  }

  @Override
  public String toString() {
    return name;
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
