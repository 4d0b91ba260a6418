package io.bellbuoy.sink.channel.incident;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.Sha256;
import io.bellbuoy.sink.channel.card.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * What makes two alerts the same incident: rule, cluster and object.
 *
 * @param text for people, at most 255 characters; different for different keys
 * @param hash hexadecimal SHA-256
 */
record IncidentKey(String text, String hash) {

  private static final int MOST = 255;
  private static final int MOST_READABLE = 180;

  static IncidentKey of(Alert alert) {
    Alert.ObjectReference object = alert.object();
    Sha256 hash = new Sha256();
    StringBuilder text = new StringBuilder();
    add(hash, text, alert.rule().id());
    add(hash, text, alert.cluster());
    if (object != null) {
      add(hash, text, object.apiGroup());
      add(hash, text, object.resource());
      add(hash, text, object.namespace());
      add(hash, text, object.name());
    }
    String hex = hash.hex();
    boolean isReadable = text.length() <= MOST && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    return new IncidentKey(
        isReadable
            ? text.toString()
            : ascii(VisibleText.cut(text.toString(), MOST_READABLE)) + "/" + hex,
        hex);
  }

  private static void add(Sha256 hash, StringBuilder text, @Nullable String part) {
    String there = requireNonNullElse(part, "");
    hash.addPrefixed(there.getBytes(UTF_8));
    // A slash within would make two keys one.
    text.append(text.isEmpty() ? "" : "/").append(there.replace("%", "%25").replace("/", "%2F"));
  }

  private static String ascii(CharSequence text) {
    return text.toString().replaceAll("[^!-~]", "_");
  }
}
