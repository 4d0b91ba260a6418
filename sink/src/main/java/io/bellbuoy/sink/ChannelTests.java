package io.bellbuoy.sink;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.registry.ChannelsImage;
import io.bellbuoy.registry.RegistryException;
import io.bellbuoy.registry.secret.ChannelSecrets;
import io.bellbuoy.registry.secret.HiddenOptions;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.ChannelException;
import io.bellbuoy.sink.channel.ChannelKinds;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.watch.SelfAlert;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends one alert that says it is a test, through a channel as it is kept or as somebody is about
 * to keep it, and tells what came of it. Thread-safe.
 */
final class ChannelTests {

  private static final Alert.RuleReference RULE =
      new Alert.RuleReference(
          "bellbuoy-test", "Test of a channel", Severity.LOW, List.of(), List.of("bellbuoy"));

  private final Map<String, ChannelConfig> fixed = new HashMap<>();
  private final ChannelKinds trusted;
  private final ChannelKinds confined;
  private final Supplier<ChannelsImage> registered;
  private final HiddenOptions hidden;
  private final Clock clock;

  /**
   * Tests.
   *
   * @param fixed the channels of the sink's own configuration
   * @param trusted opens those
   * @param confined opens all others
   * @param registered the channels of the registry, as they are now
   */
  ChannelTests(
      List<ChannelConfig> fixed,
      ChannelKinds trusted,
      ChannelKinds confined,
      Supplier<ChannelsImage> registered,
      ChannelSecrets secrets,
      Clock clock) {
    fixed.forEach(config -> this.fixed.put(config.id(), config));
    this.trusted = trusted;
    this.confined = confined;
    this.registered = registered;
    this.hidden = new HiddenOptions(secrets);
    this.clock = clock;
  }

  /**
   * How a test ended.
   *
   * @param result sent, later (it failed, and a real alert would be tried again) or refused
   * @param answer what the other side said, or why it was not asked; null: it took it
   * @param millis how long it took
   */
  record Result(String result, @Nullable String answer, long millis) {}

  /** What somebody is about to keep. */
  record Wanted(String kind, @Nullable Map<String, String> options) {
    Wanted {
      requireNonNull(kind, "kind");
    }
  }

  /**
   * Sends the alert; returns within the channel's timeout.
   *
   * @param body the configuration to test; empty: the one that is kept
   * @param by who asks
   * @throws RefusedException where there is no such channel, or it cannot be so
   */
  Result send(String id, byte[] body, String by) {
    ChannelConfig own = fixed.get(id);
    ChannelKinds kinds = own == null ? confined : trusted;
    ChannelConfig kept = own == null ? registered.get().channels().get(id) : own;
    if (body.length > 0 && own != null) {
      throw RefusedException.of(
          409, "the channel " + id + " stands in the sink's configuration and is changed there");
    }
    ChannelConfig config = body.length == 0 ? kept : wanted(id, body, kept);
    if (config == null) {
      throw RefusedException.of(404, "there is no channel of that id");
    }
    long start = System.nanoTime();
    try {
      SendResult result = kinds.test(asAlerts(config), alert(config, by));
      return result(result, (System.nanoTime() - start) / 1_000_000);
    } catch (ChannelException e) {
      throw RefusedException.of(422, String.valueOf(e.getMessage()));
    }
  }

  private ChannelConfig wanted(String id, byte[] body, @Nullable ChannelConfig kept) {
    try {
      JsonNode tree = JsonSerde.mapper().readTree(body);
      Wanted wanted = JsonSerde.mapper().treeToValue(tree, Wanted.class);
      Map<String, String> options = requireNonNullElse(wanted.options(), Map.of());
      return hidden.merged(new ChannelConfig(id, wanted.kind(), true, Severity.LOW, options), kept);
    } catch (IOException | IllegalArgumentException | NullPointerException e) {
      // Not its own message: it quotes the body, which has secrets.
      throw RefusedException.of(400, "the body is no channel: it needs kind, and options as texts");
    } catch (RegistryException e) {
      throw RefusedException.of(422, String.valueOf(e.getMessage()));
    }
  }

  /** A channel for events is tested with an alert, in the form that its kind has for alerts. */
  private static ChannelConfig asAlerts(ChannelConfig config) {
    if (!"events".equals(config.options().get("stream"))) {
      return config;
    }
    Map<String, String> options = new TreeMap<>(config.options());
    options.remove("stream");
    options.remove("format");
    return new ChannelConfig(
        config.id(), config.kind(), config.enabled(), config.minSeverity(), options);
  }

  private Alert alert(ChannelConfig config, String by) {
    String message =
        "This is a test of the channel "
            + config.id()
            + ", asked for by "
            + by
            + ". Nothing has happened.";
    return SelfAlert.of(RULE, "test/" + UUID.randomUUID(), message, clock.instant());
  }

  private static Result result(SendResult result, long millis) {
    if (result instanceof SendResult.Later later) {
      return new Result("later", later.reason(), millis);
    }
    if (result instanceof SendResult.Refused refused) {
      return new Result("refused", refused.reason(), millis);
    }
    return new Result("sent", null, millis);
  }
}
