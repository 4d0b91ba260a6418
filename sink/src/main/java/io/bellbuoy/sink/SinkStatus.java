package io.bellbuoy.sink;

import io.bellbuoy.bootstrap.HealthCheck;
import io.bellbuoy.registry.ChannelsImage;
import io.bellbuoy.registry.RegistryLoader;
import io.bellbuoy.schemas.InstanceStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the sink says of itself: readiness and the status that others read. Thread-safe. */
record SinkStatus(
    String instance,
    Progress saving,
    Channels channels,
    RegistryLoader<ChannelsImage> registered,
    SinkMetrics metrics,
    Retention retention,
    AlertStream stream) {

  /** What must be so for the sink to be ready. */
  List<HealthCheck> checks() {
    return List.of(
        new HealthCheck("kafka", registered::problem),
        new HealthCheck("store", this::storeProblem),
        new HealthCheck("channels", this::channelsProblem),
        new HealthCheck("retention", retention::problem),
        new HealthCheck("stream", stream::problem));
  }

  private @Nullable String storeProblem() {
    String problem = saving.problem(Instant.now());
    return problem == null && !saving.isPositioned()
        ? "it has not joined the group that saves alerts yet"
        : problem;
  }

  private @Nullable String channelsProblem() {
    if (!channels.isApplied()) {
      return "the channels have not been read yet";
    }
    List<String> problems = new ArrayList<>();
    for (ChannelState channel : channels.states()) {
      if (channel.problem() != null) {
        problems.add(channel.id() + ": " + channel.problem());
      } else if (!channel.created()) {
        problems.add(channel.id() + ": it has not joined its group yet");
      }
    }
    return problems.isEmpty() ? null : String.join("; ", problems);
  }

  /** The status now. */
  InstanceStatus now() {
    List<String> problems = new ArrayList<>();
    for (HealthCheck check : checks()) {
      String problem = check.problem().get();
      if (problem != null) {
        problems.add(check.name() + ": " + problem);
      }
    }
    return new InstanceStatus(instance, "sink", Instant.now(), 0, problems, counters());
  }

  private Map<String, Long> counters() {
    Map<String, Long> counters = new TreeMap<>();
    counters.put("saved", metrics.savedAlerts());
    counters.put("duplicates", metrics.duplicateAlerts());
    counters.put("behind", saving.behind());
    counters.put("missed", saving.missed());
    counters.put("gaps", saving.gaps());
    counters.put("stored", retention.lastSize().alerts());
    for (ChannelState channel : channels.states()) {
      String prefix = "channel." + channel.id() + ".";
      counters.put(prefix + "sent", channel.sent());
      counters.put(prefix + "refused", channel.refused());
      counters.put(prefix + "failures", channel.failures());
      counters.put(prefix + "behind", channel.behind());
      counters.put(prefix + "behindSeconds", channel.behindSeconds());
      counters.put(prefix + "held", channel.held() == null ? 0L : 1L);
      Instant lastSent = channel.lastSent();
      counters.put(prefix + "lastSent", lastSent == null ? 0 : lastSent.getEpochSecond());
      counters.put(prefix + "refusing", channel.refusing() ? 1L : 0L);
      counters.put(prefix + "givenUp", channel.givenUp());
      counters.put(prefix + "gaps", channel.gaps());
    }
    return counters;
  }
}
