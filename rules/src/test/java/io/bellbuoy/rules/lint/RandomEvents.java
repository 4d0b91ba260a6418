package io.bellbuoy.rules.lint;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.rules.event.JsonReader;
import io.bellbuoy.rules.event.JsonValue;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Events whose envelope is as API servers write it, and whose bodies are anything. */
final class RandomEvents {

  private static final List<String> TEXTS =
      List.of("get", "list", "a", "ab", "b", "1", "2", "10", "A");

  private final Random random;

  RandomEvents(Random random) {
    this.random = random;
  }

  JsonValue event() {
    StringBuilder json = new StringBuilder("{\"kind\":\"Event\"");
    maybe(json, "verb", () -> quoted(pick().toLowerCase(java.util.Locale.ROOT)));
    maybe(json, "user", () -> "{\"username\":" + quoted(pick()) + ",\"groups\":" + texts() + "}");
    maybe(json, "sourceIPs", this::texts);
    maybe(json, "objectRef", () -> "{\"name\":" + quoted(pick()) + "}");
    maybe(json, "responseStatus", () -> "{\"code\":" + random.nextInt(12) + "}");
    maybe(json, "requestObject", () -> random.nextInt(5) == 0 ? anything(2) : items());
    return JsonReader.read(json.append('}').toString().getBytes(UTF_8));
  }

  private String items() {
    StringBuilder items = new StringBuilder("{\"items\":[");
    for (int i = random.nextInt(4); i > 0; i--) {
      items
          .append("{\"name\":")
          .append(anything(1))
          .append(",\"tags\":")
          .append(random.nextBoolean() ? texts() : anything(2))
          .append(random.nextInt(3) == 0 ? ",\"name\":\"b\"" : "")
          .append(i == 1 ? "}" : "},");
    }
    return items.append("]}").toString();
  }

  private String anything(int depth) {
    return switch (random.nextInt(depth > 0 ? 9 : 5)) {
      case 0, 1, 2 -> quoted(pick());
      case 3 -> String.valueOf(random.nextInt(12) - 1);
      case 4 -> random.nextBoolean() ? "null" : "true";
      case 5, 6 -> "[" + anything(depth - 1) + "," + anything(depth - 1) + "]";
      case 7 -> random.nextBoolean() ? "[]" : "{}";
      default -> "{\"name\":" + anything(depth - 1) + ",\"n\":" + anything(depth - 1) + "}";
    };
  }

  private String texts() {
    return switch (random.nextInt(3)) {
      case 0 -> "[]";
      case 1 -> "[" + quoted(pick()) + "]";
      default -> "[" + quoted(pick()) + "," + quoted(pick()) + "]";
    };
  }

  private void maybe(StringBuilder json, String name, Supplier<String> value) {
    if (random.nextInt(6) > 0) {
      json.append(",\"").append(name).append("\":").append(value.get());
    }
  }

  private String pick() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
