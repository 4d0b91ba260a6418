package io.bellbuoy.console.rules;

import io.bellbuoy.console.http.Answer;
import io.bellbuoy.console.http.Etag;
import io.bellbuoy.schemas.Rule;
import io.bellbuoy.schemas.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule with what is known of it.
 *
 * @param inPolicy its place in the draft of the policy; null: it has none
 * @param updatedAt when it was last changed; null: that is not known
 * @param updatedBy by whom
 */
record RuleView(
    Rule rule,
    Library.Origin origin,
    @Nullable Place inPolicy,
    @Nullable Instant updatedAt,
    @Nullable String updatedBy) {

  /** What lists show of it. */
  record Item(
      String id,
      String name,
      Severity severity,
      String description,
      List<String> attack,
      List<String> tags,
      Library.Origin origin,
      @Nullable Place inPolicy,
      @Nullable Instant updatedAt,
      @Nullable String updatedBy) {}

  Item item() {
    return new Item(
        rule.id(),
        rule.name(),
        rule.severity(),
        rule.description(),
        rule.attack(),
        rule.tags(),
        origin,
        inPolicy,
        updatedAt,
        updatedBy);
  }

  /** The answer to who reads it; its tag is that of the rule alone. */
  Answer answer(int status, Object document) {
    return Answer.json(status, document).with("ETag", Etag.of(Map.of("rule", rule)));
  }

  /**
   * A rule as it was stored.
   *
   * @param diagnostics warnings
   */
  record Stored(
      Rule rule,
      Library.Origin origin,
      @Nullable Place inPolicy,
      @Nullable Instant updatedAt,
      @Nullable String updatedBy,
      List<FieldDiagnostic> diagnostics) {}

  Stored stored(List<FieldDiagnostic> diagnostics) {
    return new Stored(rule, origin, inPolicy, updatedAt, updatedBy, diagnostics);
  }
}
