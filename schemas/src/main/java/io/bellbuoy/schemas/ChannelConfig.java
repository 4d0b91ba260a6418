package io.bellbuoy.schemas;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.TreeMap;

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

  public ChannelConfig {
    requireNonNull(id, "id");
    requireNonNull(kind, "kind");
    enabled = requireNonNullElse(enabled, true);
    minSeverity = requireNonNullElse(minSeverity, Severity.LOW);
    options = new TreeMap<>(options == null ? Map.of() : options);
  }
}
