package io.bellbuoy.schemas;

import java.time.Duration;
import java.util.List;

/**
 * The catalogue of our topics.
 *
 * @param prefix in front of every name, such as {@code bellbuoy.}
 */
public record Topics(String prefix) {

  /** The catalogue under the usual names. */
  public static final Topics DEFAULT = new Topics("bellbuoy.");

  /** The largest audit event that is carried whole: 4 MiB. */
  public static final int MAX_EVENT_BYTES = 4 << 20;

  /** The largest record of any topic: 8 MiB. */
  public static final int MAX_RECORD_BYTES = 8 << 20;

  private static final int WITH_HEADERS = MAX_EVENT_BYTES + (64 << 10);

  /** Audit events; key {@code cluster/auditID}. Carries log-append time. */
  public Topic events() {
    return new Topic(prefix + "events", 12, Duration.ofHours(24), WITH_HEADERS, true);
  }

  /**
   * Alerts; key cluster. Carries log-append time: an event's own may lie in a future that the
   * broker would refuse.
   */
  public Topic alerts() {
    return new Topic(prefix + "alerts", 12, Duration.ofDays(7), MAX_RECORD_BYTES, true);
  }

  /**
   * Matches on their way to where they are counted; key the group that they count for. Carries
   * log-append time.
   */
  public Topic matches() {
    return new Topic(prefix + "matches", 12, Duration.ofHours(24), MAX_RECORD_BYTES, true);
  }

  /** The library; keys {@code rule/<id>}, {@code list/<name>}. */
  public Topic rules() {
    return compacted("rules");
  }

  /** What was published; keys {@code current}, {@code version/<n>}, {@code list/<sha256>/<n>}. */
  public Topic policy() {
    return compacted("policy");
  }

  /** Clusters; key cluster id. */
  public Topic clusters() {
    return compacted("clusters");
  }

  /** Channels; key channel id. */
  public Topic channels() {
    return compacted("channels");
  }

  /** What channels remember over a restart; keys {@code <group>/<part>/<what>}. */
  public Topic channelState() {
    return compacted("channel-state");
  }

  /** Cloud sources; keys source id, {@code checkpoint/<id>}. */
  public Topic sources() {
    return compacted("sources");
  }

  /**
   * Users and API tokens; keys {@code user/<name>}, {@code token/<id>}, {@code session/<id>},
   * {@code use/<token id>}.
   */
  public Topic people() {
    return compacted("people");
  }

  /** What running services say of themselves; key instance. */
  public Topic status() {
    return compacted("status");
  }

  /** Who changed what; key object. */
  public Topic changes() {
    return new Topic(prefix + "changes", 1, Duration.ofDays(365), MAX_RECORD_BYTES, false);
  }

  /** What could not be used; no key. */
  public Topic deadLetters() {
    return new Topic(prefix + "dead-letters", 3, Duration.ofDays(7), MAX_RECORD_BYTES, true);
  }

  /** All of them. */
  public List<Topic> all() {
    return List.of(
        events(),
        alerts(),
        matches(),
        rules(),
        policy(),
        clusters(),
        channels(),
        channelState(),
        sources(),
        people(),
        status(),
        changes(),
        deadLetters());
  }

  private Topic compacted(String name) {
    return new Topic(prefix + name, 1, null, MAX_RECORD_BYTES, false);
  }
}
