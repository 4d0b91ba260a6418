package io.bellbuoy.rules.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.rules.event.JsonReader;
import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.event.JsonWriter;
import io.bellbuoy.rules.event.UnreadableEventException;
import io.bellbuoy.schemas.RawJson;
import io.bellbuoy.schemas.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads the tests that a rule carries. Their events become compact JSON, however they were given.
 */
final class RuleTestParser {

  private static final List<String> KEYS =
      List.of("name", "match", "event", "file", "before", "repeat", "every");

  private final SourceFile file;

  RuleTestParser(SourceFile file) {
    this.file = file;
  }

  List<Rule.Test> tests(Fields rule) {
    List<Rule.Test> tests = new ArrayList<>();
    for (Node node : rule.items("tests")) {
      Rule.Test test = test(node, tests.size() + 1);
      if (test != null) {
        tests.add(test);
      }
    }
    return tests;
  }

  private Rule.@Nullable Test test(Node node, int number) {
    Fields fields = new Fields(file, node, "a test", KEYS);
    PlacedText name = fields.text("name");
    Boolean match = fields.bool("match");
    if (fields.lacks("match")) {
      file.error(fields.place(), "the test has no `match`", "add `match: true` or `match: false`");
    }
    RawJson event = event(fields);
    List<RawJson> before = before(fields);
    if (match == null || event == null) {
      return null;
    }
    before.addAll(new RepeatedEvent(file, fields).before(event));
    return new Rule.Test(name == null ? "test " + number : name.text(), match, event, before);
  }

  private List<RawJson> before(Fields fields) {
    List<RawJson> before = new ArrayList<>();
    for (Node node : fields.items("before")) {
      RawJson event = inline(node);
      if (event != null) {
        before.add(event);
      }
    }
    return before;
  }

  private @Nullable RawJson event(Fields fields) {
    Node inline = fields.node("event");
    PlacedText reference = fields.text("file");
    if (inline != null && fields.node("file") != null) {
      file.error(fields.place(), "the test has both `event` and `file`", "remove one of the two");
      return null;
    }
    if (fields.lacks("event") && fields.lacks("file")) {
      file.error(
          fields.place(), "the test has no event", "add `event:` or `file: events/NAME.json`");
    }
    if (reference != null) {
      return fromFile(reference);
    }
    return inline == null ? null : inline(inline);
  }

  private @Nullable RawJson inline(Node inline) {
    if (inline instanceof MappingNode) {
      JsonValue event = new EventNode(file).json(inline);
      return event == null ? null : new RawJson(JsonWriter.write(event));
    }
    if (inline instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR)) {
      return fromJson(scalar.getValue().getBytes(UTF_8), Place.of(scalar), "the event");
    }
    file.error(
        inline,
        "the event must be a mapping, or a text that is a JSON object; this is "
            + NodeReader.kind(inline),
        "write its members below `event:`, or name a file: `file: events/NAME.json`");
    return null;
  }

  private @Nullable RawJson fromFile(PlacedText name) {
    try {
      byte[] json = file.events().read(name.text());
      return fromJson(json, name.place(), "the event file `" + name.text() + "`");
    } catch (IOException e) {
      file.error(
          name.place(),
          "the event file `" + name.text() + "` cannot be read: " + e.getMessage(),
          "event files lie in the rule file's folder or below it");
      return null;
    }
  }

  private @Nullable RawJson fromJson(byte[] json, Place place, String what) {
    try {
      JsonValue event = JsonReader.read(json);
      if (event instanceof JsonObject) {
        return new RawJson(JsonWriter.write(event));
      }
      file.error(place, what + " is JSON, but no object", null);
    } catch (UnreadableEventException e) {
      file.error(place, what + " is no JSON: " + e.getMessage(), null);
    }
    return null;
  }
}
