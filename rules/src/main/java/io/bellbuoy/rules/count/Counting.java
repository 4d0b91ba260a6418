package io.bellbuoy.rules.count;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.Redaction;
import io.bellbuoy.rules.expression.MessageTemplate;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.Rule;
import io.bellbuoy.schemas.Sha256;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the matches of one rule are counted. This class is thread-safe.
 *
 * <p>Values are compared as messages show them: many are joined, none is a dash, what is redacted
 * is all one.
 */
public final class Counting {

  private static final int MOST_SHOWN = 256;
  private static final int MOST_TOLD = 64;

  private final String ruleId;
  private final Limits limits;
  private final Map<String, MessageTemplate> by;
  private final @Nullable MessageTemplate distinct;

  /**
   * @param rule one that {@link Rule#counts}
   * @param by what groups are told apart by, by path
   * @param distinct what different values are counted of; null: matches are counted
   */
  public Counting(Rule rule, Map<String, MessageTemplate> by, @Nullable MessageTemplate distinct) {
    this.ruleId = rule.id();
    this.limits = Limits.of(rule);
    this.by = Collections.unmodifiableMap(new LinkedHashMap<>(by));
    this.distinct = distinct;
  }

  /** When they make an alert. */
  public Limits limits() {
    return limits;
  }

  /** What a match counts for. */
  public Occurrence of(JsonValue event, Attributes attributes, Redaction redaction) {
    Map<String, String> values = new LinkedHashMap<>();
    Sha256 group = new Sha256().addPrefixed(ruleId.getBytes(UTF_8));
    by.forEach(
        (path, template) -> {
          String value = template.render(event, attributes, redaction::hides);
          values.put(path, shown(value));
          group.addPrefixed(value.getBytes(UTF_8));
        });
    return new Occurrence(
        group.hex(),
        values,
        distinct == null ? null : told(distinct.render(event, attributes, redaction::hides)),
        limits);
  }

  private static String shown(String value) {
    return value.length() <= MOST_SHOWN ? value : value.substring(0, MOST_SHOWN) + "…";
  }

  /** A long value is told from others by its hash: a thousand of them are remembered at once. */
  private static String told(String value) {
    return value.length() <= MOST_TOLD ? value : Sha256.hex(value.getBytes(UTF_8));
  }
}
