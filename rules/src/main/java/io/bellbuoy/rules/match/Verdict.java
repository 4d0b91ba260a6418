package io.bellbuoy.rules.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the policy says of one event.
 *
 * @param alerts the rules that raise an alert, in policy order
 * @param shadows the shadow rules that matched, in policy order
 * @param ignoredBy the rule that ended the event's way without an alert of its own; null: none
 * @param unreadable why the event could not be judged; null: it could
 */
public record Verdict(
    List<CompiledRule> alerts,
    List<CompiledRule> shadows,
    @Nullable CompiledRule ignoredBy,
    @Nullable String unreadable) {

  /** No rule matched. */
  public static final Verdict SILENT = new Verdict(List.of(), List.of(), null, null);
}
