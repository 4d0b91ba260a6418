package io.bellbuoy.console.channels;

import io.bellbuoy.console.http.ProblemException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Shows the options of channels without their secrets, and puts the secrets back where somebody
 * saves what was shown.
 */
final class HiddenOptions {

  /** What stands in the place of a secret. */
  static final String HIDDEN = "(hidden)";

  private static final Pattern SECRET =
      Pattern.compile("(?i)header\\..*|.*(secret|token|password|key|credential).*");
  private static final String FILE = "file:";

  private HiddenOptions() {}

  /** The options as they may be shown. */
  static Map<String, String> shown(Map<String, String> options) {
    Map<String, String> shown = new TreeMap<>();
    options.forEach((name, value) -> shown.put(name, shown(name, value)));
    return shown;
  }

  private static String shown(String name, String value) {
    if (value.startsWith(FILE)) {
      return value;
    }
    if (SECRET.matcher(name).matches()) {
      return HIDDEN;
    }
    return value.contains("://") ? withoutPath(value) : value;
  }

  /** The path of a webhook's URL often is its secret. */
  private static String withoutPath(String url) {
    String origin = origin(url);
    if (origin == null) {
      return HIDDEN;
    }
    return url.length() <= origin.length() + 1 ? url : origin + "/" + HIDDEN;
  }

  private static @Nullable String origin(String url) {
    try {
      URI uri = URI.create(url.strip());
      return uri.getHost() == null || uri.getRawUserInfo() != null
          ? null
          : uri.getScheme() + "://" + uri.getRawAuthority();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /**
   * The options as they are to be stored: what is sent as it was shown stays what it was.
   *
   * @param sent by somebody who may have seen only what is shown
   * @param stored null: there was no such channel
   * @throws ProblemException 422 where a secret was kept although it would now be told to somebody
   *     else, or there was none
   */
  static Map<String, String> merged(
      Map<String, String> sent, @Nullable Map<String, String> stored) {
    Map<String, String> old = stored == null ? Map.of() : stored;
    Map<String, String> merged = new TreeMap<>(sent);
    boolean elsewhere = !Objects.equals(target(sent), target(shown(old)));
    sent.forEach(
        (name, value) -> {
          if (value.endsWith(HIDDEN)) {
            String before = old.get(name);
            if (before == null || !shown(name, before).equals(value)) {
              throw ProblemException.of(422, "options." + name + ": enter it; there is none yet");
            }
            if (elsewhere) {
              throw ProblemException.of(
                  422,
                  "options." + name + ": the channel leads somewhere else now; enter it again");
            }
            merged.put(name, before);
          }
        });
    return merged;
  }

  /** Where secrets are sent to; null: nowhere. */
  private static @Nullable String target(Map<String, String> options) {
    String url = options.get("url");
    return url == null ? null : origin(url.replace("/" + HIDDEN, ""));
  }
}
