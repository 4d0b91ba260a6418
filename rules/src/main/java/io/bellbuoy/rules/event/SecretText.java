package io.bellbuoy.rules.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.re2j.Pattern;

/** Tells texts that hold the manifest of a Secret: annotations, patches, ConfigMaps with files. */
final class SecretText {

  /** A manifest in JSON or YAML; the backslashes are those of a manifest quoted inside another. */
  private static final Pattern MANIFEST =
      Pattern.compile(
          "(?i)(kind\\\\*[\"']?\\s*:\\s*\\\\*[\"']?(Secret|SecretList|TokenRequest|TokenReview)\\b"
              + "|stringData\\\\*[\"']?\\s*:)");

  private static final int DEEPEST = 4;

  private SecretText() {}

  /**
   * Whether the text must be hidden as a whole.
   *
   * @param depth how many texts it is inside of
   */
  static boolean isSecret(String text, SecretScope scope, int depth) {
    if (MANIFEST.matcher(text).find()) {
      return true;
    }
    String trimmed = text.strip();
    if (!trimmed.startsWith("{") && !trimmed.startsWith("[")) {
      return false;
    }
    if (depth >= DEEPEST) {
      return true;
    }
    return holdsSecret(trimmed, scope, depth);
  }

  /** Escapes can hide a manifest from the pattern, but not from a reader. */
  private static boolean holdsSecret(String json, SecretScope scope, int depth) {
    try {
      SecretSearch search = new SecretSearch(depth + 1);
      search.walk(JsonReader.read(json.getBytes(UTF_8)), scope);
      return !search.found().isEmpty();
    } catch (UnreadableEventException notJson) {
      return false;
    }
  }
}
