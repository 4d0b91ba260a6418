package io.bellbuoy.console.channels;

import io.bellbuoy.registry.StatusImage;
import io.bellbuoy.schemas.InstanceStatus;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a channel does, as the sinks that run say. Immutable.
 *
 * @param sent since they were started, as the next two
 * @param refused went to the dead letters
 * @param failed tries
 * @param lag alerts that wait
 * @param lagSeconds how long the first of them has been waiting; 0: none waits
 * @param lastSent when it took the last one; null: none since the sinks were started
 * @param lastError what keeps alerts back, or that no sink runs; null: nothing
 */
public record ChannelHealth(
    long sent,
    long refused,
    long failed,
    long lag,
    long lagSeconds,
    @Nullable Instant lastSent,
    @Nullable String lastError) {

  /** Each reports once a second. */
  private static final Duration SILENT = Duration.ofSeconds(10);

  private static final String CHECK = "channels: ";
  private static final String NOBODY =
      "no sink has reported for %d s; alerts wait until one runs".formatted(SILENT.toSeconds());

  /** Whether nothing was heard of the instance for so long that what it said is of no use. */
  public static boolean isSilent(InstanceStatus instance, Instant now) {
    return !instance.at().isAfter(now.minus(SILENT));
  }

  /** How the channel of that id does. */
  static ChannelHealth of(String id, StatusImage status, Instant now) {
    ChannelHealth all = new ChannelHealth(0, 0, 0, 0, 0, null, NOBODY);
    boolean first = true;
    for (InstanceStatus sink : status.instances().values()) {
      if (sink.service().equals("sink") && !isSilent(sink, now)) {
        ChannelHealth one = of(id, sink);
        all = first ? one : all.plus(one);
        first = false;
      }
    }
    return all;
  }

  /** How the channel of that id does at one sink. */
  public static ChannelHealth of(String id, InstanceStatus sink) {
    String prefix = "channel." + id + ".";
    long lastSent = sink.counters().getOrDefault(prefix + "lastSent", 0L);
    return new ChannelHealth(
        sink.counters().getOrDefault(prefix + "sent", 0L),
        sink.counters().getOrDefault(prefix + "refused", 0L),
        sink.counters().getOrDefault(prefix + "failures", 0L),
        sink.counters().getOrDefault(prefix + "behind", 0L),
        sink.counters().getOrDefault(prefix + "behindSeconds", 0L),
        lastSent == 0 ? null : Instant.ofEpochSecond(lastSent),
        trouble(id, sink));
  }

  /** One of them serves the channel; the others would, and may lag behind in what they know. */
  private ChannelHealth plus(ChannelHealth other) {
    return new ChannelHealth(
        sent + other.sent,
        refused + other.refused,
        failed + other.failed,
        Math.max(lag, other.lag),
        Math.max(lagSeconds, other.lagSeconds),
        latest(lastSent, other.lastSent),
        lastError == null ? other.lastError : lastError);
  }

  private static @Nullable Instant latest(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? one : other;
  }

  /** A sink says {@code channels: pager: no answer; siem: …}, and a part may have a {@code ;}. */
  private static @Nullable String trouble(String id, InstanceStatus sink) {
    for (String problem : sink.problems()) {
      if (problem.startsWith(CHECK)) {
        StringBuilder own = new StringBuilder();
        boolean isOwn = false;
        for (String part : problem.substring(CHECK.length()).split("; ", -1)) {
          String speaksOf = channel(part, sink);
          if (speaksOf != null) {
            isOwn = speaksOf.equals(id);
          }
          if (isOwn) {
            own.append(own.isEmpty() ? part.substring(id.length() + 2) : "; " + part);
          }
        }
        return own.isEmpty() ? null : own.toString();
      }
    }
    return null;
  }

  /** The channel that the part begins with; null: it goes on with the one before. */
  private static @Nullable String channel(String part, InstanceStatus sink) {
    int colon = part.indexOf(": ");
    String word = colon < 0 ? "" : part.substring(0, colon);
    return sink.counters().containsKey("channel." + word + ".sent") ? word : null;
  }
}
