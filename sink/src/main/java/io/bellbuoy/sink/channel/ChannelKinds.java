package io.bellbuoy.sink.channel;

import io.bellbuoy.registry.RegistryException;
import io.bellbuoy.registry.secret.ChannelSecrets;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.sink.channel.aws.AwsKinds;
import io.bellbuoy.sink.channel.chat.ChatKinds;
import io.bellbuoy.sink.channel.file.FileKinds;
import io.bellbuoy.sink.channel.google.GoogleKinds;
import io.bellbuoy.sink.channel.http.HttpKinds;
import io.bellbuoy.sink.channel.incident.IncidentKinds;
import io.bellbuoy.sink.channel.kafka.KafkaKinds;
import io.bellbuoy.sink.channel.mail.MailKinds;
import io.bellbuoy.sink.channel.search.SearchKinds;
import io.bellbuoy.sink.channel.syslog.SyslogKinds;
import io.bellbuoy.sink.channel.wear.Wardrobe;
import io.bellbuoy.sink.channel.wear.WornChannel;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of channels that there are. Thread-safe. A package of channels shows its kinds in one
 * public class, which has its line here.
 */
public final class ChannelKinds {

  private static final Map<String, DocumentKind> DOCUMENT_KINDS = documentKinds();
  private static final Map<String, ChannelKind> KINDS = kinds();

  private final ChannelEnvironment environment;
  private final ChannelSecrets secrets;

  /** Those at work, by id, as they are without what they wear. */
  private final Map<String, SharedChannel> atWork = new ConcurrentHashMap<>();

  /** Kinds for configurations whose secrets lie open. */
  public ChannelKinds(ChannelEnvironment environment) {
    this(environment, ChannelSecrets.withoutKey());
  }

  /**
   * Kinds for configurations of the registry.
   *
   * @param secrets opens those that are sealed
   */
  public ChannelKinds(ChannelEnvironment environment, ChannelSecrets secrets) {
    this.environment = environment;
    this.secrets = secrets;
  }

  private static Map<String, DocumentKind> documentKinds() {
    Map<String, DocumentKind> kinds = new TreeMap<>();
    kinds.putAll(FileKinds.all());
    kinds.putAll(SyslogKinds.all());
    kinds.putAll(KafkaKinds.all());
    kinds.putAll(SearchKinds.documents());
    kinds.putAll(AwsKinds.documents());
    kinds.putAll(GoogleKinds.documents());
    return kinds;
  }

  private static Map<String, ChannelKind> kinds() {
    Map<String, ChannelKind> kinds = new TreeMap<>();
    kinds.putAll(HttpKinds.all());
    kinds.putAll(ChatKinds.all());
    kinds.putAll(IncidentKinds.all());
    kinds.putAll(MailKinds.all());
    kinds.putAll(AwsKinds.all());
    kinds.putAll(GoogleKinds.all());
    DOCUMENT_KINDS.forEach((name, kind) -> kinds.put(name, AlertDocuments.kind(kind)));
    return kinds;
  }

  /** Whether the channel carries audit events instead of alerts. */
  public static boolean carriesEvents(ChannelConfig config) {
    return EventChannel.STREAM_EVENTS.equals(config.options().get(EventChannel.STREAM));
  }

  /**
   * Opens the channel with all that its configuration asks for.
   *
   * @throws ChannelException where it cannot be opened so
   */
  public WornChannel open(ChannelConfig config) {
    ChannelOptions options = options(config);
    Wardrobe wardrobe = Wardrobe.read(options, config.minSeverity());
    SharedChannel shared =
        new SharedChannel(config, plain(config, options), () -> atWork.remove(config.id()));
    atWork.put(config.id(), shared);
    return wardrobe.dress(shared, Clock.systemUTC());
  }

  /**
   * Sends one alert at once, whatever the channel selects, collects or waits for. One that is at
   * work takes it between two sendings; another is opened for it and closed again.
   *
   * @throws ChannelException where it cannot be opened so
   */
  public SendResult test(ChannelConfig config, Alert alert) {
    SharedChannel shared = atWork.get(config.id());
    if (shared != null && shared.isOf(config)) {
      return shared.send(List.of(alert));
    }
    ChannelOptions options = options(config);
    Wardrobe.read(options, config.minSeverity());
    try (Channel plain = plain(config, options)) {
      return plain.send(List.of(alert));
    }
  }

  private static Channel plain(ChannelConfig config, ChannelOptions options) {
    options.choice(EventChannel.STREAM, EventChannel.STREAM_ALERTS, EventChannel.STREAM_EVENTS);
    return known(config, KINDS).open(options);
  }

  /**
   * Opens a channel that carries audit events.
   *
   * @throws ChannelException where it cannot be opened so
   */
  public EventChannel openEvents(ChannelConfig config) {
    return EventChannel.open(options(config), known(config, DOCUMENT_KINDS));
  }

  private ChannelOptions options(ChannelConfig sealed) {
    try {
      return new ChannelOptions(secrets.opened(sealed), environment);
    } catch (RegistryException e) {
      throw new ChannelException(sealed.id(), List.of(String.valueOf(e.getMessage())));
    }
  }

  private static <K> K known(ChannelConfig config, Map<String, K> kinds) {
    K kind = kinds.get(config.kind());
    if (kind != null) {
      return kind;
    }
    throw new ChannelException(config.id(), List.of("kind: " + problem(config.kind(), kinds)));
  }

  private static String problem(@Nullable String kind, Map<String, ?> kinds) {
    return KINDS.containsKey(kind)
        ? kind + " takes no audit events, only " + kinds.keySet() + " do"
        : "there is no " + kind + ", only " + kinds.keySet();
  }
}
