package io.bellbuoy.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who changed what: the value of one record of the changes topic; the object is its key.
 *
 * @param at when
 * @param by who; a name for people
 * @param from where who did it came from, such as a network address; null: not known
 * @param object what, such as {@code rule/exec-in-pod}, {@code cluster/prod} or {@code policy}
 * @param before as it was, without secrets; null: it was not there
 * @param after as it is, without secrets; null: it was removed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Change(
    Instant at,
    String by,
    @Nullable String from,
    String object,
    @Nullable JsonNode before,
    @Nullable JsonNode after) {}
