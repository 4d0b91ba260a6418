package io.bellbuoy.console.trial;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.Redaction;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which values may stand as examples. Everybody who may look at the console sees them, so where it
 * is not plain that a value is harmless, there is none.
 */
final class FieldExample {

  private static final int MOST = 80;

  /** Parts of names of members that hold what grants access. */
  private static final List<String> TELLING =
      List.of("token", "passw", "secret", "credential", "apikey", "cookie", "private");

  /** Members that hold what users choose freely: environments, programs, files. */
  private static final Set<String> FREE =
      Set.of(
          "value",
          "args",
          "command",
          "data",
          "stringdata",
          "binarydata",
          "annotations",
          "extra",
          "parameters",
          "cabundle",
          "ca");

  /** Tokens and keys as such, long texts without a space; whole documents inside a text. */
  private static final Pattern OPAQUE =
      Pattern.compile(
          "(?s)eyJ.*|.*-----BEGIN.*|(?i:bearer |basic ).*|[A-Za-z0-9+/_=]{40,}…?|\\s*[\\[{].*");

  private FieldExample() {}

  /**
   * The value as an example; null where it had better not be shown.
   *
   * @param name of the member
   */
  static @Nullable String of(String name, JsonValue value, Redaction redaction) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (redaction.hides(value)
        || FREE.contains(lower)
        || TELLING.stream().anyMatch(lower::contains)) {
      return null;
    }
    String text = Wording.line(value, MOST);
    if (text == null || text.isBlank() || OPAQUE.matcher(text).matches()) {
      return null;
    }
    // A query may hold anything, a token of a proxied request too.
    int query = name.equals("requestURI") ? text.indexOf('?') : -1;
    return query < 0 ? text : text.substring(0, query);
  }
}
