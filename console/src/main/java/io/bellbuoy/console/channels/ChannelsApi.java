package io.bellbuoy.console.channels;

import static io.bellbuoy.console.http.Endpoint.delete;
import static io.bellbuoy.console.http.Endpoint.get;
import static io.bellbuoy.console.http.Endpoint.passage;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.bellbuoy.console.http.Answer;
import io.bellbuoy.console.http.Api;
import io.bellbuoy.console.http.Endpoint;
import io.bellbuoy.console.http.Etag;
import io.bellbuoy.console.http.Page;
import io.bellbuoy.console.http.Precondition;
import io.bellbuoy.console.http.ProblemException;
import io.bellbuoy.console.http.Request;
import io.bellbuoy.console.state.State;
import io.bellbuoy.registry.ChannelsImage;
import io.bellbuoy.registry.RegistryException;
import io.bellbuoy.registry.StatusImage;
import io.bellbuoy.registry.secret.ChannelSecrets;
import io.bellbuoy.registry.secret.HiddenOptions;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.Role;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.schemas.channel.ChannelForms;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where alerts are told. Thread-safe. */
public final class ChannelsApi implements Api {

  private static final String CHANNELS = "/api/v1/channels";
  private static final String CHANNEL = CHANNELS + "/:id";

  private final State<ChannelsImage> channels;
  private final Supplier<StatusImage> status;
  private final ChannelSecrets secrets;
  private final HiddenOptions hidden;
  private final Endpoint.Passage sink;
  private final Clock clock;

  /**
   * The channels.
   *
   * @param status what the sinks say
   * @param secrets seals what is to be kept
   * @param sink sends the alerts by which channels are tested
   */
  public ChannelsApi(
      State<ChannelsImage> channels,
      Supplier<StatusImage> status,
      ChannelSecrets secrets,
      Endpoint.Passage sink,
      Clock clock) {
    this.channels = channels;
    this.status = status;
    this.secrets = secrets;
    this.hidden = new HiddenOptions(secrets);
    this.sink = sink;
    this.clock = clock;
  }

  /** What a channel is to be. */
  record Wanted(
      String kind,
      @Nullable Boolean enabled,
      @Nullable Severity minSeverity,
      @Nullable Map<String, String> options) {
    Wanted {
      requireNonNull(kind, "kind");
    }
  }

  /** What is edited of a channel, without its secrets. */
  record Edited(String kind, boolean enabled, Severity minSeverity, Map<String, String> options) {

    static @Nullable Edited of(@Nullable ChannelConfig channel, HiddenOptions hidden) {
      return channel == null
          ? null
          : new Edited(
              channel.kind(), channel.enabled(), channel.minSeverity(), hidden.shown(channel));
    }
  }

  /** A channel as it is shown. */
  record View(
      String id,
      String kind,
      boolean enabled,
      Severity minSeverity,
      Map<String, String> options,
      ChannelHealth status) {}

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        get(CHANNELS, Role.VIEWER, "Lists channels, without their secrets", this::list),
        get(CHANNEL, Role.VIEWER, "One channel, without its secrets", this::one),
        Endpoint.put(
            CHANNEL,
            Role.OPERATOR,
            "Makes or changes a channel; a secret that is sent as it was shown stays",
            this::put),
        delete(CHANNEL, Role.OPERATOR, "Removes a channel", this::remove),
        passage(
            HttpMethod.POST,
            CHANNEL + "/test",
            Role.OPERATOR,
            "Sends one alert that says it is a test, and answers what came of it",
            sink),
        get(
            "/api/v1/channel-kinds",
            Role.VIEWER,
            "The kinds of channels and the options of each",
            request -> Answer.json(new Page<>(List.copyOf(ChannelForms.shipped().all()), null))));
  }

  private Answer list(Request request) {
    List<ChannelConfig> all =
        channels.now().channels().values().stream()
            .sorted(Comparator.comparing(ChannelConfig::id))
            .toList();
    Page<ChannelConfig> page = Page.of(request, all, ChannelConfig::id);
    return Answer.json(new Page<>(page.items().stream().map(this::view).toList(), page.next()));
  }

  private Answer one(Request request) {
    ChannelConfig channel = channels.now().channels().get(request.path("id"));
    if (channel == null) {
      throw ProblemException.of(404, "there is no channel of that id");
    }
    return answer(200, channel);
  }

  private Answer put(Request request) {
    String id = request.path("id");
    Precondition precondition = request.precondition();
    Wanted wanted = request.body(Wanted.class);
    Map<String, String> sent = requireNonNullElse(wanted.options(), Map.of());
    OptionsCheck.refuse(id, wanted.kind(), sent);
    ChannelsImage after =
        channels.change(
            request.author(),
            before -> {
              ChannelConfig old = before.channels().get(id);
              precondition.check(Edited.of(old, hidden));
              return before.with(
                  kept(
                      new ChannelConfig(
                          id,
                          wanted.kind(),
                          requireNonNullElse(wanted.enabled(), true),
                          requireNonNullElse(wanted.minSeverity(), Severity.LOW),
                          sent),
                      old));
            });
    return answer(precondition.create() ? 201 : 200, requireNonNull(after.channels().get(id)));
  }

  private ChannelConfig kept(ChannelConfig wanted, @Nullable ChannelConfig old) {
    try {
      return secrets.sealed(hidden.merged(wanted, old));
    } catch (RegistryException e) {
      throw ProblemException.of(422, String.valueOf(e.getMessage()));
    }
  }

  private Answer remove(Request request) {
    String id = request.path("id");
    Precondition precondition = request.precondition();
    channels.change(
        request.author(),
        before -> {
          precondition.check(Edited.of(before.channels().get(id), hidden));
          return before.without(id);
        });
    return Answer.none();
  }

  private Answer answer(int code, ChannelConfig channel) {
    return Answer.json(code, view(channel))
        .with("ETag", Etag.of(requireNonNull(Edited.of(channel, hidden))));
  }

  private View view(ChannelConfig channel) {
    return new View(
        channel.id(),
        channel.kind(),
        channel.enabled(),
        channel.minSeverity(),
        hidden.shown(channel),
        ChannelHealth.of(channel.id(), status.get(), clock.instant()));
  }
}
