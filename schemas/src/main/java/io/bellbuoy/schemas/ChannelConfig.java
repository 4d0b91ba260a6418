package io.bellbuoy.schemas;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A place where people and systems are told, as it is configured.
 *
 * @param id {@code [a-z0-9-]}, 1 to 63 characters; names its consumer group
 * @param kind stdout, file, webhook, …
 * @param enabled whether it sends; true where it is not given
 * @param minSeverity alerts below it are not sent; low where it is not given
 * @param options what its kind asks for, such as {@code url} or {@code path}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChannelConfig(
    String id, String kind, Boolean enabled, Severity minSeverity, Map<String, String> options) {

  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,63}");

  public ChannelConfig {
    requireNonNull(id, "id");
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "the channel id '" + id + "' is not 1 to 63 of a-z, 0-9 and -");
    }
    requireNonNull(kind, "kind");
    enabled = requireNonNullElse(enabled, true);
    minSeverity = requireNonNullElse(minSeverity, Severity.LOW);
    options = Collections.unmodifiableMap(new TreeMap<>(options == null ? Map.of() : options));
  }

  /** Without the options' values, which may be secrets. */
  @Override
  public String toString() {
    return "ChannelConfig[id=%s, kind=%s, enabled=%s, minSeverity=%s, options=%s]"
        .formatted(id, kind, enabled, minSeverity, options.keySet());
  }
}
