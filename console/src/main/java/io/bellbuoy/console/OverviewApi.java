package io.bellbuoy.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellbuoy.console.channels.ChannelHealth;
import io.bellbuoy.console.http.Answer;
import io.bellbuoy.console.http.Api;
import io.bellbuoy.console.http.Endpoint;
import io.bellbuoy.console.http.ProblemException;
import io.bellbuoy.console.http.Request;
import io.bellbuoy.registry.RegistryLoader;
import io.bellbuoy.registry.StatusImage;
import io.bellbuoy.schemas.InstanceStatus;
import io.bellbuoy.schemas.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the services are, as they say themselves. Thread-safe. */
final class OverviewApi implements Api {

  /** Who has been silent for that long has been removed, not lost. */
  private static final Duration GONE = Duration.ofHours(1);

  private static final Pattern CHANNEL = Pattern.compile("channel\\.([a-z0-9-]+)\\.sent");

  private final RegistryLoader<StatusImage> status;
  private final Clock clock;

  OverviewApi(RegistryLoader<StatusImage> status, Clock clock) {
    this.status = status;
    this.clock = clock;
  }

  /**
   * One running service.
   *
   * @param state ready, failing or silent
   * @param why what is wrong; absent: nothing
   * @param at when it last reported
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ServiceHealth(
      String instance,
      String service,
      String state,
      @Nullable String why,
      Instant at,
      int policyVersion,
      Map<String, Long> counters) {}

  /**
   * One channel, as the sink that serves it counts.
   *
   * @param lag alerts not delivered yet
   * @param failures tries that failed since the sink started
   */
  record ChannelState(String id, String state, long lag, long sent, long failures) {}

  /** All of them. */
  record Overview(Instant at, List<ServiceHealth> services, List<ChannelState> channels) {}

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/api/v1/overview", Role.VIEWER, "How the services are", this::overview));
  }

  private Answer overview(Request request) {
    if (!status.caughtUp()) {
      throw ProblemException.of(503, "the services' states are still being read; try again")
          .retryAfter(1);
    }
    Instant now = clock.instant();
    List<InstanceStatus> instances =
        status.image().instances().values().stream()
            .filter(instance -> instance.at().isAfter(now.minus(GONE)))
            .sorted(
                Comparator.comparing(InstanceStatus::service)
                    .thenComparing(InstanceStatus::instance))
            .toList();
    List<ServiceHealth> services =
        instances.stream().map(instance -> health(instance, now)).toList();
    return Answer.json(new Overview(now, services, channels(instances, now)));
  }

  /** The sinks count {@code channel.<id>.sent} and the like; each channel is served by one. */
  private static List<ChannelState> channels(List<InstanceStatus> instances, Instant now) {
    Map<String, ChannelState> channels = new TreeMap<>();
    for (InstanceStatus sink : instances) {
      for (String name : sink.counters().keySet()) {
        Matcher channel = CHANNEL.matcher(name);
        if (!ChannelHealth.isSilent(sink, now) && channel.matches()) {
          String id = channel.group(1);
          ChannelHealth health = ChannelHealth.of(id, sink);
          channels.put(
              id,
              new ChannelState(
                  id,
                  health.lastError() == null ? "ready" : "failing",
                  health.lag(),
                  health.sent(),
                  health.failed()));
        }
      }
    }
    return List.copyOf(channels.values());
  }

  private static ServiceHealth health(InstanceStatus instance, Instant now) {
    boolean silent = ChannelHealth.isSilent(instance, now);
    List<String> problems = instance.problems();
    return new ServiceHealth(
        instance.instance(),
        instance.service(),
        silent ? "silent" : problems.isEmpty() ? "ready" : "failing",
        problems.isEmpty() ? null : String.join("; ", problems),
        instance.at(),
        instance.policyVersion(),
        instance.counters());
  }
}
