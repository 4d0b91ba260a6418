package io.bellbuoy.standalone;

import static java.util.Objects.requireNonNull;

import io.bellbuoy.broker.BrokerMain;
import io.bellbuoy.broker.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A broker and the services, each in a process of its own, with nothing of {@code up}. */
final class SeparateProcesses implements AutoCloseable {

  static final String CLUSTER = "separate";
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path folder;
  private final int kafkaPort = freePort();
  private final int webhookPort = freePort();
  private final int apiPort = freePort();
  private final int consolePort = freePort();
  private final int consoleAdminPort = freePort();
  private final Map<String, ChildProcess> running = new LinkedHashMap<>();
  private String token = "";
  private String webhook = "";

  SeparateProcesses(Path folder) {
    this.folder = folder;
  }

  /** Installs with the commands that an operator would use, then starts everything. */
  void start() throws IOException {
    start("broker");
    process("broker").awaitLine("ready", PATIENCE);
    List<String> init = run("init", "--kafka", kafka()).lines().toList();
    token = init.get(init.indexOf("First API token (admin, shown this once):") + 1).strip();
    run(
        "setup",
        CLUSTER,
        "--kafka",
        kafka(),
        "--url",
        "http://127.0.0.1:" + webhookPort,
        "--out",
        folder.resolve("cluster").toString());
    String file = Files.readString(folder.resolve("cluster/audit-webhook.yaml"));
    webhook = file.lines().filter(line -> line.contains("server: ")).findFirst().orElseThrow();
    webhook = webhook.substring(webhook.indexOf("http"));
    for (String service : new String[] {"sink", "engine", "ingest", "console"}) {
      start(service);
    }
  }

  String kafka() {
    return "127.0.0.1:" + kafkaPort;
  }

  String webhook() {
    return webhook;
  }

  String api() {
    return "http://127.0.0.1:" + apiPort;
  }

  /** The page and its API. */
  String console() {
    return "http://127.0.0.1:" + consolePort;
  }

  /** Health and metrics of the console. */
  String consoleAdmin() {
    return "http://127.0.0.1:" + consoleAdminPort;
  }

  String token() {
    return token;
  }

  /** SIGKILL, and the same again at once. */
  void killAndRestart(String name) {
    process(name).kill();
    start(name);
  }

  /** SIGTERM to each service in turn; their exit codes. */
  Map<String, Integer> stop() {
    Map<String, Integer> codes = new LinkedHashMap<>();
    for (String name : new String[] {"console", "ingest", "engine", "sink"}) {
      process(name).terminate();
      codes.put(name, process(name).exitCode(PATIENCE));
    }
    return codes;
  }

  void start(String name) {
    ChildProcess.Builder child =
        name.equals("broker")
            ? ChildProcess.of(BrokerMain.class)
                .args(folder.resolve("kafka").toString(), Integer.toString(kafkaPort))
            : ChildProcess.of(BellbuoyMain.class).args(name);
    child.folder(folder).jvm("-Xmx512m", "-XX:TieredStopAtLevel=1");
    environment().forEach(child::env);
    running.put(name, child.start());
  }

  private ChildProcess process(String name) {
    return requireNonNull(running.get(name));
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("BELLBUOY_KAFKA_BOOTSTRAP_SERVERS", kafka());
    environment.put("BELLBUOY_KAFKA_DURABILITY", "relaxed");
    environment.put("BELLBUOY_INGEST_HTTP_PORT", Integer.toString(webhookPort));
    environment.put("BELLBUOY_SINK_HTTP_PORT", Integer.toString(apiPort));
    environment.put("BELLBUOY_CONSOLE_HTTP_PORT", Integer.toString(consolePort));
    environment.put("BELLBUOY_CONSOLE_ADMIN_PORT", Integer.toString(consoleAdminPort));
    environment.put("BELLBUOY_CONSOLE_SINK_URL", api());
    environment.put("BELLBUOY_CONSOLE_KEY", folder.resolve("console/secret.key").toString());
    environment.put("BELLBUOY_SINK_DATA", folder.resolve("sink").toString());
    environment.put("BELLBUOY_ENGINE_ALERTS_PER_MINUTE", "0");
    environment.put("BELLBUOY_SINK_KEY", folder.resolve("console/secret.key").toString());
    environment.put("BELLBUOY_ENGINE_STATE", folder.resolve("engine").toString());
    for (String service : new String[] {"INGEST", "ENGINE", "SINK"}) {
      environment.put("BELLBUOY_" + service + "_ADMIN_PORT", "0");
    }
    return environment;
  }

  /** One run of the command line in a process of its own; its output. */
  private String run(String... args) {
    ChildProcess.Builder child = ChildProcess.of(BellbuoyMain.class).args(args).folder(folder);
    environment().forEach(child::env);
    try (ChildProcess process = child.start()) {
      int code = process.exitCode(PATIENCE);
      String output = String.join("\n", process.lines());
      if (code != 0) {
        throw new AssertionError("bellbuoy " + args[0] + " ended with " + code + ":\n" + output);
      }
      return output;
    }
  }

  @Override
  public void close() {
    running.values().forEach(ChildProcess::close);
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
