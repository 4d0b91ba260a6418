package io.bellbuoy.sink.channel;

import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.sink.channel.http.HttpKinds;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The kinds of channels that there are. Thread-safe. */
public final class ChannelKinds {

  private static final Map<String, DocumentKind> DOCUMENT_KINDS =
      Map.of("stdout", StdoutChannel::open, "file", FileChannel::open);

  private static final Map<String, ChannelKind> KINDS = new TreeMap<>();

  static {
    DOCUMENT_KINDS.forEach((name, kind) -> KINDS.put(name, AlertDocuments.kind(kind)));
    KINDS.putAll(HttpKinds.all());
  }

  private final ChannelEnvironment environment;

  public ChannelKinds(ChannelEnvironment environment) {
    this.environment = environment;
  }

  /**
   * Opens the channel with all that its configuration asks for.
   *
   * @throws ChannelException where it cannot be opened so
   */
  public Channel open(ChannelConfig config) {
    ChannelKind kind = KINDS.get(config.kind());
    if (kind == null) {
      throw new ChannelException(
          config.id(), List.of("kind: there is no " + config.kind() + ", only " + KINDS.keySet()));
    }
    Channel channel = kind.open(new ChannelOptions(config, environment));
    return new MinimumSeverity(config.minSeverity(), channel);
  }
}
