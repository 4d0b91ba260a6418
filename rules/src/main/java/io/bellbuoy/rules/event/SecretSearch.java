package io.bellbuoy.rules.event;

import io.bellbuoy.rules.event.JsonValue.JsonArray;
import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.event.JsonValue.JsonText;
import io.bellbuoy.rules.event.JsonValue.Member;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;

/**
 * One walk through one event that collects what must be hidden of it. Not thread-safe.
 *
 * <p>In doubt it hides: a value too many on an alert costs a look at the cluster, a value too few
 * costs the secret. Names are compared without regard to case for the same reason. It keeps its own
 * stack, because a client decides how deep an event is nested.
 */
final class SecretSearch {

  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  /** What an admission webhook changed, as text, where the audit level is Request or above. */
  private static final String ADMISSION_PATCH = "patch.webhook.admission.k8s.io/";

  private static final Set<String> BODIES =
      Set.of("requestObject", "responseObject", "request", "response");

  private final Set<JsonValue> hidden = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Visit> pending = new ArrayDeque<>();
  private final int textDepth;

  SecretSearch() {
    this(0);
  }

  SecretSearch(int textDepth) {
    this.textDepth = textDepth;
  }

  /** Walks a whole audit event. */
  void event(JsonValue event) {
    walk(
        event,
        event instanceof JsonObject object ? SecretScope.ofEvent(object) : SecretScope.PLAIN);
  }

  /** Walks a value of which only the surroundings are known. */
  void walk(JsonValue root, SecretScope scope) {
    pending.push(new Visit(root, scope));
    while (!pending.isEmpty()) {
      Visit visit = pending.pop();
      if (visit.value() instanceof JsonObject object) {
        object(object, visit.scope().inside(object));
      } else if (visit.value() instanceof JsonArray array) {
        array.elements().forEach(element -> pending.push(new Visit(element, visit.scope())));
      } else if (visit.value() instanceof JsonText text
          && SecretText.isSecret(text.text(), visit.scope(), textDepth)) {
        hide(text);
      }
    }
  }

  /** Hides a value and all that is inside it. */
  void hide(JsonValue value) {
    Deque<JsonValue> inside = new ArrayDeque<>();
    inside.push(value);
    while (!inside.isEmpty()) {
      JsonValue next = inside.pop();
      hidden.add(next);
      if (next instanceof JsonObject object) {
        object.members().forEach(member -> inside.push(member.value()));
      } else if (next instanceof JsonArray array) {
        array.elements().forEach(inside::push);
      }
    }
  }

  Redaction found() {
    return new Redaction(hidden);
  }

  private void object(JsonObject object, SecretScope scope) {
    boolean operation = isPatchOperation(object, scope);
    for (Member member : object.members()) {
      JsonValue value = member.value();
      switch (treatment(member, scope, operation)) {
        case HIDE -> hide(value);
        case HIDE_VALUES -> hideValues(value);
        case LOOK_INSIDE -> pending.push(new Visit(value, scope));
      }
    }
  }

  private static Treatment treatment(Member member, SecretScope scope, boolean operation) {
    String name = member.name();
    if (name.equalsIgnoreCase("stringData") || (scope.secret() && name.equalsIgnoreCase("data"))) {
      return Treatment.HIDE_VALUES;
    }
    boolean hide =
        (operation && name.equalsIgnoreCase("value"))
            || (scope.token() && name.equalsIgnoreCase("token"))
            || (scope.secret() && (name.equals(LAST_APPLIED) || name.startsWith(ADMISSION_PATCH)))
            || ((scope.secret() || scope.token())
                && BODIES.contains(name)
                && member.value() instanceof JsonText);
    return hide ? Treatment.HIDE : Treatment.LOOK_INSIDE;
  }

  /** The names in a Secret's data are worth seeing, their values are not. */
  private void hideValues(JsonValue data) {
    if (data instanceof JsonObject object) {
      object.members().forEach(member -> hide(member.value()));
    } else {
      hide(data);
    }
  }

  /**
   * Whether it is an operation of a JSON patch whose value may be secret: every one on a Secret,
   * and where nobody says what is patched, those on the whole object or on its data.
   */
  private static boolean isPatchOperation(JsonObject object, SecretScope scope) {
    boolean operation = object.members().stream().anyMatch(m -> m.name().equalsIgnoreCase("op"));
    if (!operation || scope.secret()) {
      return operation;
    }
    return scope.unnamed()
        && object.members().stream()
            .anyMatch(
                m ->
                    m.name().equalsIgnoreCase("path")
                        && m.value() instanceof JsonText path
                        && touchesData(path.text().toLowerCase(Locale.ROOT)));
  }

  private static boolean touchesData(String path) {
    return path.isEmpty()
        || path.equals("/")
        || path.startsWith("/data")
        || path.startsWith("/stringdata")
        || path.contains("last-applied-configuration");
  }

  private enum Treatment {
    HIDE,
    HIDE_VALUES,
    LOOK_INSIDE
  }

  private record Visit(JsonValue value, SecretScope scope) {}
}
