package io.bellbuoy.rules.event;

import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.event.JsonValue.JsonText;
import io.bellbuoy.rules.event.JsonValue.Member;
import java.util.Locale;

/**
 * What the values below some point of an event may be.
 *
 * @param secret parts of a Secret, whatever they call themselves
 * @param token parts of a request for a token or of a review of one
 * @param unnamed parts of a request of which nobody says what it is about
 */
record SecretScope(boolean secret, boolean token, boolean unnamed) {

  static final SecretScope PLAIN = new SecretScope(false, false, false);

  /** The scope of a whole event, by the object that it is about. */
  static SecretScope ofEvent(JsonObject event) {
    boolean named = false;
    boolean secret = false;
    boolean token = false;
    for (Member member : event.members()) {
      if (member.name().equals("objectRef") && member.value() instanceof JsonObject reference) {
        boolean accounts = has(reference, "resource", "serviceaccounts");
        named |= reference.members().stream().anyMatch(m -> m.name().equals("resource"));
        secret |= has(reference, "resource", "secrets");
        token |= has(reference, "resource", "tokenreviews");
        token |= accounts && has(reference, "subresource", "token");
      } else if (member.name().equals("protoPayload")
          && member.value() instanceof JsonObject payload) {
        named |= payload.members().stream().anyMatch(m -> m.name().equals("resourceName"));
        secret |= mentions(payload, "resourceName", "/secrets");
        secret |= mentions(payload, "methodName", ".secrets.");
        token |= mentions(payload, "resourceName", "tokenreviews");
        token |= mentions(payload, "methodName", ".serviceaccounts.token");
        token |=
            mentions(payload, "resourceName", "/serviceaccounts/")
                && mentions(payload, "resourceName", "/token");
      }
    }
    return new SecretScope(secret, token, !named);
  }

  /** The scope inside an object, by what the object calls itself. */
  SecretScope inside(JsonObject object) {
    boolean isSecret = secret;
    boolean isToken = token;
    for (Member member : object.members()) {
      if (member.value() instanceof JsonText text && isKind(member.name())) {
        // Cloud logs write "core.k8s.io/v1.Secret".
        String kind = text.text().substring(text.text().lastIndexOf('.') + 1);
        switch (kind.toLowerCase(Locale.ROOT)) {
          case "secret", "secretlist" -> isSecret = true;
          case "tokenrequest", "tokenreview", "tokenreviewlist" -> isToken = true;
          default -> {}
        }
      }
    }
    return new SecretScope(isSecret, isToken, unnamed);
  }

  private static boolean isKind(String name) {
    return name.equalsIgnoreCase("kind") || name.equals("@type");
  }

  private static boolean has(JsonObject object, String name, String value) {
    return object.members().stream()
        .anyMatch(
            m ->
                m.name().equals(name)
                    && m.value() instanceof JsonText text
                    && text.text().equalsIgnoreCase(value));
  }

  private static boolean mentions(JsonObject object, String name, String part) {
    return object.members().stream()
        .anyMatch(
            m ->
                m.name().equals(name)
                    && m.value() instanceof JsonText text
                    && text.text().toLowerCase(Locale.ROOT).contains(part));
  }
}
