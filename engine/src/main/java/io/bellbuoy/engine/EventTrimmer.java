package io.bellbuoy.engine;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.event.JsonValue.JsonText;
import io.bellbuoy.rules.event.JsonValue.Member;
import java.util.ArrayList;
import java.util.List;

/** Makes an event smaller by its bodies and says in its annotations that it did. */
final class EventTrimmer {

  private static final String ANNOTATIONS = "annotations";

  private EventTrimmer() {}

  /** The event without that top-level member; the same event where it has none. */
  static JsonValue without(JsonValue event, String name) {
    if (!(event instanceof JsonObject object)
        || object.members().stream().noneMatch(member -> member.name().equals(name))) {
      return event;
    }
    List<Member> kept = new ArrayList<>();
    List<Member> annotations = new ArrayList<>();
    for (Member member : object.members()) {
      if (member.name().equals(ANNOTATIONS) && member.value() instanceof JsonObject its) {
        annotations.addAll(its.members());
      } else if (!member.name().equals(name)) {
        kept.add(member);
      }
    }
    mark(annotations, name);
    kept.add(new Member(ANNOTATIONS, new JsonObject(annotations)));
    return new JsonObject(kept);
  }

  private static void mark(List<Member> annotations, String name) {
    String removed = name;
    for (Member member : List.copyOf(annotations)) {
      if (member.name().equals("bellbuoy.io/removed")) {
        annotations.remove(member);
        removed = member.value() instanceof JsonText text ? text.text() + "," + name : name;
      } else if (member.name().equals("audit.k8s.io/truncated")) {
        annotations.remove(member);
      }
    }
    annotations.add(new Member("audit.k8s.io/truncated", new JsonText("true")));
    annotations.add(new Member("bellbuoy.io/removed", new JsonText(removed)));
  }
}
