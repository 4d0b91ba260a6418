package io.bellbuoy.sink.channel;

import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.sink.channel.chat.ChatKinds;
import io.bellbuoy.sink.channel.http.HttpKinds;
import io.bellbuoy.sink.channel.incident.IncidentKinds;
import io.bellbuoy.sink.channel.wear.Wardrobe;
import io.bellbuoy.sink.channel.wear.WornChannel;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of channels that there are. Thread-safe. A package of channels shows its kinds in one
 * public class, which has its line here.
 */
public final class ChannelKinds {

  private static final Map<String, DocumentKind> DOCUMENT_KINDS = documentKinds();
  private static final Map<String, ChannelKind> KINDS = kinds();

  private final ChannelEnvironment environment;

  public ChannelKinds(ChannelEnvironment environment) {
    this.environment = environment;
  }

  private static Map<String, DocumentKind> documentKinds() {
    Map<String, DocumentKind> kinds = new TreeMap<>();
    kinds.put("stdout", StdoutChannel::open);
    kinds.put("file", FileChannel::open);
    return kinds;
  }

  private static Map<String, ChannelKind> kinds() {
    Map<String, ChannelKind> kinds = new TreeMap<>();
    kinds.putAll(HttpKinds.all());
    kinds.putAll(ChatKinds.all());
    kinds.putAll(IncidentKinds.all());
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
    ChannelOptions options = new ChannelOptions(config, environment);
    Wardrobe wardrobe = Wardrobe.read(options, config.minSeverity());
    options.choice(EventChannel.STREAM, EventChannel.STREAM_ALERTS, EventChannel.STREAM_EVENTS);
    return wardrobe.dress(known(config, KINDS).open(options), Clock.systemUTC());
  }

  /**
   * Opens a channel that carries audit events.
   *
   * @throws ChannelException where it cannot be opened so
   */
  public EventChannel openEvents(ChannelConfig config) {
    ChannelOptions options = new ChannelOptions(config, environment);
    return EventChannel.open(options, known(config, DOCUMENT_KINDS));
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
