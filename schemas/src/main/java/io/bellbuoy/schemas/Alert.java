package io.bellbuoy.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a match becomes. Members that come from the event are null where the event lacks them.
 *
 * @param id {@link #id(String, String, String)}
 * @param raisedAt when it was raised
 * @param time the event's {@code stageTimestamp} as it stands there
 * @param rule the rule that matched, as it was then
 * @param policyVersion the policy that judged it
 * @param message the rule's message with its placeholders filled
 * @param cluster the sender
 * @param evidence what the expression found
 * @param occurrences the matches that it stands for, where the rule counts; null: it is one match
 * @param event the event, redacted; null where it was left out because it was too large or could
 *     not be read a second time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Alert(
    String id,
    Instant raisedAt,
    @Nullable String time,
    RuleReference rule,
    int policyVersion,
    String message,
    String cluster,
    @Nullable String provider,
    @Nullable String account,
    @Nullable String project,
    @Nullable String subscription,
    @Nullable String resourceGroup,
    @Nullable String region,
    @Nullable String source,
    @Nullable String auditID,
    @Nullable String level,
    @Nullable String stage,
    @Nullable String verb,
    @Nullable User user,
    @Nullable String impersonatedUser,
    @Nullable ObjectReference object,
    @Nullable String requestURI,
    List<String> sourceIPs,
    @Nullable String userAgent,
    @Nullable Integer responseCode,
    @Nullable String decision,
    @Nullable String reason,
    List<Evidence> evidence,
    @Nullable Occurrences occurrences,
    @Nullable RawJson event) {

  public Alert {
    requireNonNull(id, "id");
    requireNonNull(raisedAt, "raisedAt");
    requireNonNull(rule, "rule");
    requireNonNull(message, "message");
    requireNonNull(cluster, "cluster");
    sourceIPs = sourceIPs == null ? List.of() : List.copyOf(sourceIPs);
    evidence = evidence == null ? List.of() : List.copyOf(evidence);
  }

  /** An alert that stands for one match. */
  public Alert(
      String id,
      Instant raisedAt,
      @Nullable String time,
      RuleReference rule,
      int policyVersion,
      String message,
      String cluster,
      @Nullable String provider,
      @Nullable String account,
      @Nullable String project,
      @Nullable String subscription,
      @Nullable String resourceGroup,
      @Nullable String region,
      @Nullable String source,
      @Nullable String auditID,
      @Nullable String level,
      @Nullable String stage,
      @Nullable String verb,
      @Nullable User user,
      @Nullable String impersonatedUser,
      @Nullable ObjectReference object,
      @Nullable String requestURI,
      List<String> sourceIPs,
      @Nullable String userAgent,
      @Nullable Integer responseCode,
      @Nullable String decision,
      @Nullable String reason,
      List<Evidence> evidence,
      @Nullable RawJson event) {
    this(
        id,
        raisedAt,
        time,
        rule,
        policyVersion,
        message,
        cluster,
        provider,
        account,
        project,
        subscription,
        resourceGroup,
        region,
        source,
        auditID,
        level,
        stage,
        verb,
        user,
        impersonatedUser,
        object,
        requestURI,
        sourceIPs,
        userAgent,
        responseCode,
        decision,
        reason,
        evidence,
        null,
        event);
  }

  /**
   * The alert's identity: same cause, same id, whoever computes it and however often. The policy is
   * no part of it.
   *
   * @return hexadecimal SHA-256 over the length-prefixed cluster, event id and rule id
   */
  public static String id(String cluster, String eventId, String ruleId) {
    return new Sha256()
        .addPrefixed(cluster.getBytes(UTF_8))
        .addPrefixed(eventId.getBytes(UTF_8))
        .addPrefixed(ruleId.getBytes(UTF_8))
        .hex();
  }

  /** The same alert with less of its event, for where the whole does not fit; null: none of it. */
  public Alert withEvent(@Nullable RawJson less) {
    return new Alert(
        id,
        raisedAt,
        time,
        rule,
        policyVersion,
        message,
        cluster,
        provider,
        account,
        project,
        subscription,
        resourceGroup,
        region,
        source,
        auditID,
        level,
        stage,
        verb,
        user,
        impersonatedUser,
        object,
        requestURI,
        sourceIPs,
        userAgent,
        responseCode,
        decision,
        reason,
        evidence,
        occurrences,
        less);
  }

  /** The alert that stands for several matches, of which this is one. */
  public Alert withOccurrences(String other, Instant raised, Occurrences several) {
    return new Alert(
        other,
        raised,
        time,
        rule,
        policyVersion,
        message,
        cluster,
        provider,
        account,
        project,
        subscription,
        resourceGroup,
        region,
        source,
        auditID,
        level,
        stage,
        verb,
        user,
        impersonatedUser,
        object,
        requestURI,
        sourceIPs,
        userAgent,
        responseCode,
        decision,
        reason,
        evidence,
        several,
        event);
  }

  /** Whether it was raised before, and comes only to bring its final {@link #occurrences}. */
  public boolean comesAgain() {
    return occurrences != null && occurrences.closed();
  }

  /** The same alert without its event. */
  public Alert withoutEvent() {
    return withEvent(null);
  }

  /** The rule as it was when it matched. */
  public record RuleReference(
      String id, String name, Severity severity, List<String> attack, List<String> tags) {

    public RuleReference {
      requireNonNull(id, "id");
      requireNonNull(name, "name");
      requireNonNull(severity, "severity");
      attack = attack == null ? List.of() : List.copyOf(attack);
      tags = tags == null ? List.of() : List.copyOf(tags);
    }

    /** The reference to a rule. */
    public static RuleReference to(Rule rule) {
      return new RuleReference(rule.id(), rule.name(), rule.severity(), rule.attack(), rule.tags());
    }
  }

  /** Who asked. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record User(@Nullable String username, @Nullable String uid, List<String> groups) {

    public User {
      groups = groups == null ? List.of() : List.copyOf(groups);
    }
  }

  /** What was asked for. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ObjectReference(
      @Nullable String resource,
      @Nullable String subresource,
      @Nullable String namespace,
      @Nullable String name,
      @Nullable String apiGroup,
      @Nullable String apiVersion) {}

  /**
   * One finding of the expression.
   *
   * @param path where, as the rule writes it
   * @param value what stood there, as text, redacted and cut where it is long
   */
  public record Evidence(String path, String value) {

    public Evidence {
      requireNonNull(path, "path");
      requireNonNull(value, "value");
    }
  }
}
