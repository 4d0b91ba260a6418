package io.bellbuoy.sink;

import static java.util.Objects.requireNonNull;

import io.bellbuoy.bootstrap.Bytes;
import io.bellbuoy.bootstrap.HttpConfig;
import io.bellbuoy.bootstrap.Secret;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.store.AlertStore;
import io.bellbuoy.sink.store.sql.PostgresAlertStore;
import io.bellbuoy.sink.store.sql.PostgresConfig;
import io.bellbuoy.sink.store.sql.SqliteAlertStore;
import io.bellbuoy.sink.watch.WatchConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of the sink; {@code sink.yaml} says what each key means.
 *
 * @param kafka how to reach Kafka
 * @param data folder of the store, the instance's name and the channels' files
 * @param key the installation's key, which opens the secrets of the registry's channels
 * @param http where the alerts' API listens
 * @param admin where health and metrics listen
 * @param store how alerts are kept
 * @param retention how long
 * @param stream those who watch live
 * @param webhooks bounds of channels that call URLs
 * @param watch alerts about ourselves
 * @param channels channels beside those of the registry; they may touch any path
 * @param sessionTimeout after which another instance takes over from one that is silent
 */
public record SinkConfig(
    KafkaConfig kafka,
    Path data,
    Path key,
    HttpConfig http,
    HttpConfig admin,
    Store store,
    Retention retention,
    Stream stream,
    Webhooks webhooks,
    WatchConfig watch,
    List<Channel> channels,
    Duration sessionTimeout) {

  public SinkConfig {
    channels = List.copyOf(channels);
    if (channels.stream().map(Channel::id).distinct().count() < channels.size()) {
      throw new IllegalArgumentException("channels must have different ids");
    }
    if (sessionTimeout.toMillis() < 500) {
      throw new IllegalArgumentException("sessionTimeout must be at least 500ms");
    }
  }

  /**
   * How alerts are kept.
   *
   * @param kind in which database
   * @param file the SQLite file; a relative path starts in {@code data}
   * @param url of the PostgreSQL, without user and password; unused with SQLite, as what follows
   * @param connections to it, at most
   * @param longestQuery after which a query is ended
   */
  public record Store(
      Kind kind,
      Path file,
      @Nullable String url,
      @Nullable String user,
      @Nullable Secret password,
      int connections,
      Duration longestQuery) {

    public Store {
      if (kind == Kind.POSTGRESQL) {
        if (url == null) {
          throw new IllegalArgumentException("url must say where the PostgreSQL is");
        }
        PostgresConfig checked = new PostgresConfig(url, user, password, connections, longestQuery);
        url = checked.url();
      }
    }

    /** A database. */
    public enum Kind {
      SQLITE,
      POSTGRESQL
    }

    /** An SQLite file. */
    public static Store sqlite(Path file, Duration longestQuery) {
      return new Store(Kind.SQLITE, file, null, null, null, 0, longestQuery);
    }

    /** The store, open. */
    AlertStore open(Path data) {
      if (kind == Kind.SQLITE) {
        return new SqliteAlertStore(data.resolve(file), longestQuery);
      }
      return new PostgresAlertStore(
          new PostgresConfig(requireNonNull(url), user, password, connections, longestQuery));
    }
  }

  /**
   * How long alerts are kept.
   *
   * @param age since they were raised
   * @param size of the store; null: whatever they take
   */
  public record Retention(Duration age, @Nullable Bytes size) {

    public Retention {
      if (age.isNegative() || age.isZero()) {
        throw new IllegalArgumentException("age must be longer than nothing");
      }
    }
  }

  /**
   * Those who watch live.
   *
   * @param clients the most at once
   * @param heartbeat how often a silent stream shows that it lives
   */
  public record Stream(int clients, Duration heartbeat) {

    public Stream {
      if (clients < 0) {
        throw new IllegalArgumentException("clients must not be negative");
      }
      if (heartbeat.toMillis() < 100) {
        throw new IllegalArgumentException("heartbeat must be at least 100ms");
      }
    }
  }

  /**
   * Bounds of channels that call URLs.
   *
   * @param allowLocal whether they may lead to loopback, link-local and metadata addresses
   */
  public record Webhooks(boolean allowLocal) {}

  /** A channel of this file. */
  public record Channel(
      String id, String kind, @Nullable Severity minSeverity, Map<String, String> options) {

    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,63}");

    public Channel {
      options = Map.copyOf(options);
      if (!ID.matcher(id).matches()) {
        throw new IllegalArgumentException("id must be 1 to 63 of a-z, 0-9 and -");
      }
    }

    ChannelConfig toConfig() {
      return new ChannelConfig(
          id, kind, true, minSeverity == null ? Severity.LOW : minSeverity, options);
    }

    /** Without the options, which may hold secrets. */
    @Override
    public String toString() {
      return kind + " channel " + id;
    }
  }
}
