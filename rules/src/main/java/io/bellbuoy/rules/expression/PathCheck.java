package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.shape.Shape;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds paths that lead nowhere. Of what the API server itself writes every member is known; of
 * bodies, where custom resources may stand, only what is surely a slip is spoken of: the path with
 * one name exchanged is one of a known type.
 */
final class PathCheck {

  private final FieldPath path;
  private final Shape start;

  private PathCheck(FieldPath path, Shape start) {
    this.path = path;
    this.start = start;
  }

  /** What is wrong with a path, and what may have been meant. */
  record Misstep(String message, @Nullable String hint) {}

  /**
   * The first step that leads nowhere; null: none is known to.
   *
   * @param here what the innermost quantifier is at
   */
  static @Nullable Misstep misstep(FieldPath path, Shape here) {
    if (path.isDeep()) {
      return null;
    }
    boolean fromEvent = path.start() == FieldPath.Start.EVENT;
    return new PathCheck(path, fromEvent ? Shape.event() : here).walk();
  }

  private @Nullable Misstep walk() {
    Shape shape = start;
    for (int i = 0; i < path.steps().size(); i++) {
      Step step = path.steps().get(i);
      Shape next = step.from(shape);
      if (next.nothing()) {
        return shape.nothing() ? null : closed(shape, i);
      }
      if (next.types().isEmpty()) {
        return slip(shape, i);
      }
      shape = next;
    }
    return null;
  }

  /** Everything that may be there is known. */
  private Misstep closed(Shape shape, int at) {
    Step step = path.steps().get(at);
    boolean fromEvent = path.start() == FieldPath.Start.EVENT;
    String parent = at > 0 || fromEvent ? Quoted.of(before(at)) : "what the quantifier is at";
    Set<String> names = shape.names();
    if (step instanceof Step.Element) {
      return new Misstep(parent + " is no list", null);
    }
    if (names.isEmpty() || !(step instanceof Step.Member member)) {
      return new Misstep(parent + " has no members: it is one value", fromEvent(at));
    }
    String near = Suggestion.nearest(member.name(), names);
    String hint = near == null ? null : "did you mean " + near + "?";
    String missing = " a member " + Quoted.of(member.name());
    if (at == 0 && fromEvent) {
      return new Misstep("no audit event has" + missing, hint);
    }
    String all = "it has " + String.join(", ", names);
    String other = fromEvent(at);
    return new Misstep(
        parent + " never has" + missing, hint != null ? hint : other != null ? other : all);
  }

  /** Inside of quantifiers people forget that paths begin at their value; null where not so. */
  private @Nullable String fromEvent(int at) {
    boolean forgotten =
        at == 0
            && path.start() == FieldPath.Start.HERE
            && path.firstName() != null
            && Vocabulary.EVENT_MEMBERS.contains(path.firstName());
    return forgotten ? "jpath(\"$." + path.firstName() + "\") begins at the event" : null;
  }

  /** Much may be there that is not known. */
  private @Nullable Misstep slip(Shape shape, int at) {
    Step step = path.steps().get(at);
    if (step instanceof Step.Member member) {
      for (String near : Suggestion.surely(member.name(), shape.names())) {
        if (leadsOn(shape.member(near), at)) {
          return slip(member.name(), near);
        }
      }
    } else if (step instanceof Step.Descendants descendants) {
      for (String near : Suggestion.surely(descendants.name(), shape.descendantNames())) {
        if (leadsOn(shape.descendants(near), at)) {
          return slip(descendants.name(), near);
        }
      }
    }
    return null;
  }

  private static Misstep slip(String written, String near) {
    return new Misstep(
        "nothing of Kubernetes has a member " + Quoted.of(written) + " there",
        "did you mean " + near + "?");
  }

  /** Whether the rest of the path is known to reach something. */
  private boolean leadsOn(Shape after, int at) {
    Shape shape = after;
    List<Step> steps = path.steps();
    for (Step step : steps.subList(at + 1, steps.size())) {
      shape = step.from(shape);
    }
    return !shape.types().isEmpty();
  }

  /** The path so far, as a person writes it. */
  private String before(int steps) {
    StringBuilder text = new StringBuilder();
    for (Step step : path.steps().subList(0, steps)) {
      if (step instanceof Step.Member member) {
        text.append(text.isEmpty() ? "" : ".").append(member.name());
      } else if (step instanceof Step.Element element) {
        text.append('[').append(element.name()).append(']');
      } else if (step instanceof Step.Elements) {
        text.append("[*]");
      } else if (step instanceof Step.Descendants descendants) {
        text.append("..").append(descendants.name());
      } else {
        text.append(".*");
      }
    }
    return text.isEmpty() ? "@" : text.toString();
  }
}
