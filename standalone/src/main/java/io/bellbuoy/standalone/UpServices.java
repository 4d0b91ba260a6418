package io.bellbuoy.standalone;

import io.bellbuoy.bootstrap.ConfigReader;
import io.bellbuoy.bootstrap.HttpConfig;
import io.bellbuoy.bootstrap.TlsConfig;
import io.bellbuoy.console.ConsoleConfig;
import io.bellbuoy.engine.EngineConfig;
import io.bellbuoy.ingest.IngestConfig;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.sink.SinkConfig;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The services' configurations under {@code up}: their own defaults and environment variables, but
 * for what {@code up} decides, which is ports, folders and the broker.
 */
record UpServices(KafkaConfig kafka, Path data, UpConfig up, Map<String, String> environment) {

  private static final String STDOUT = "stdout";

  IngestConfig ingest() {
    IngestConfig own = read("ingest", IngestConfig.class);
    TlsConfig tls = TlsConfig.selfMade(tlsFolder(), names());
    HttpConfig https = new HttpConfig(up.https().host(), up.https().port(), tls);
    return new IngestConfig(
        kafka,
        up.webhook(),
        https,
        up.admin(0),
        own.webhook(),
        own.memory(),
        own.eventLoops(),
        own.instance());
  }

  EngineConfig engine() {
    EngineConfig own = read("engine", EngineConfig.class);
    return new EngineConfig(
        up.admin(1),
        kafka,
        own.applicationId(),
        data.resolve("engine"),
        own.threads(),
        up.commitInterval(),
        own.sessionTimeout(),
        own.deduplicationWindow(),
        own.alertsPerMinute(),
        own.maxAlertSize(),
        own.redact());
  }

  SinkConfig sink() {
    SinkConfig own = read("sink", SinkConfig.class);
    List<SinkConfig.Channel> channels = new ArrayList<>(own.channels());
    channels.add(new SinkConfig.Channel(STDOUT, STDOUT, null, Map.of()));
    return new SinkConfig(
        kafka,
        data.resolve("sink"),
        key(),
        up.api(),
        up.admin(2),
        own.store(),
        own.retention(),
        own.stream(),
        own.webhooks(),
        own.watch(),
        channels,
        own.sessionTimeout());
  }

  /**
   * The console.
   *
   * @param api base URL of the sink's API
   * @param webhook base URL by which API servers reach the ingest service
   */
  ConsoleConfig console(String api, String webhook) {
    ConsoleConfig own = read("console", ConsoleConfig.class);
    return new ConsoleConfig(
        kafka,
        key(),
        own.url(),
        up.console(),
        own.trustedProxies(),
        up.admin(3),
        new ConsoleConfig.Sink(api, null),
        new ConsoleConfig.Webhooks(webhook, authority()),
        own.sessions(),
        own.oidc(),
        redacted(own.redact()));
  }

  /** What an alert hides must not be shown by a trial of its rule. */
  private List<String> redacted(List<String> console) {
    Set<String> paths = new LinkedHashSet<>(engine().redact());
    paths.addAll(console);
    return List.copyOf(paths);
  }

  /** The certificate of the authority that signed the one of the webhook. */
  Path authority() {
    return tlsFolder().resolve("ca.pem");
  }

  /** The installation's key. */
  Path key() {
    return data.resolve("secret.key");
  }

  private Path tlsFolder() {
    return data.resolve("tls");
  }

  private <C extends Record> C read(String service, Class<C> type) {
    return ConfigReader.read(service, type, null, environment);
  }

  /** By which an API server may reach this machine. */
  private List<String> names() {
    Set<String> names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1"));
    try {
      InetAddress self = InetAddress.getLocalHost();
      names.add(self.getHostName());
      names.add(self.getHostAddress());
    } catch (UnknownHostException e) {
      // A machine without a name is reached by its loopback address.
    }
    if (!up.https().host().equals("0.0.0.0")) {
      names.add(up.https().host());
    }
    return List.copyOf(names);
  }
}
