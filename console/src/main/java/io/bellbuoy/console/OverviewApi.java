package io.bellbuoy.console;

import com.fasterxml.jackson.annotation.JsonInclude;
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

  /** Each reports once a second. */
  private static final Duration SILENT = Duration.ofSeconds(10);

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
  record ChannelHealth(String id, String state, long lag, long sent, long failures) {}

  /** All of them. */
  record Overview(Instant at, List<ServiceHealth> services, List<ChannelHealth> channels) {}

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
    List<ServiceHealth> services =
        status.image().instances().values().stream()
            .filter(instance -> instance.at().isAfter(now.minus(GONE)))
            .sorted(
                Comparator.comparing(InstanceStatus::service)
                    .thenComparing(InstanceStatus::instance))
            .map(instance -> health(instance, now))
            .toList();
    return Answer.json(new Overview(now, services, channels(services)));
  }

  /** The sinks count {@code channel.<id>.sent} and the like; each channel is served by one. */
  private static List<ChannelHealth> channels(List<ServiceHealth> services) {
    Map<String, ChannelHealth> channels = new TreeMap<>();
    for (ServiceHealth sink : services) {
      for (String name : sink.counters().keySet()) {
        Matcher channel = CHANNEL.matcher(name);
        if (!sink.state().equals("silent") && channel.matches()) {
          String id = channel.group(1);
          boolean failing = sink.why() != null && sink.why().contains(id + ": ");
          channels.put(
              id,
              new ChannelHealth(
                  id,
                  failing ? "failing" : "ready",
                  sink.counters().getOrDefault("channel." + id + ".behind", 0L),
                  sink.counters().getOrDefault(name, 0L),
                  sink.counters().getOrDefault("channel." + id + ".failures", 0L)));
        }
      }
    }
    return List.copyOf(channels.values());
  }

  private static ServiceHealth health(InstanceStatus instance, Instant now) {
    boolean silent = !instance.at().isAfter(now.minus(SILENT));
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
