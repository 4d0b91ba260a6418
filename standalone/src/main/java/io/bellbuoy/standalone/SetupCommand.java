package io.bellbuoy.standalone;

import io.bellbuoy.registry.ClustersImage;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.registry.RegistryLoader;
import io.bellbuoy.registry.setup.AuditPolicy;
import io.bellbuoy.registry.setup.AuditWebhook;
import io.bellbuoy.registry.setup.ClusterToken;
import io.bellbuoy.schemas.Attribute;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.Cluster;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code setup}: what an API server needs to send its audit events here. */
@Command(
    name = "setup",
    description = {
      "Registers a cluster and writes what its API server needs:",
      "audit-policy.yaml, audit-webhook.yaml, and the flags that name them."
    },
    mixinStandardHelpOptions = true)
final class SetupCommand implements Callable<Integer> {

  private static final String ID = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

  /** How long a replaced token goes on working. */
  private static final Duration OVERLAP = Duration.ofHours(24);

  @Spec private CommandSpec spec;

  @Mixin private Target target;

  @Mixin private Server server;

  @Parameters(paramLabel = "CLUSTER", description = "Its name in alerts: a-z, 0-9 and hyphens.")
  private String id;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "How the API server reaches the ingest service, such as https://10.0.0.5:8843.")
  private @Nullable String url;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "Certificate of the authority that signed the ingest service's, PEM.")
  private @Nullable Path ca;

  @Option(
      names = "--policy",
      description = "recommended (sees all that the starter policy asks for) or minimal.",
      defaultValue = "recommended")
  private AuditPolicy policy;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the files go (default: a folder named as the cluster).")
  private @Nullable Path out;

  @Option(names = "--provider", description = "Attribute of its events: aws, gcp, azure, …")
  private @Nullable String provider;

  @Option(names = "--region", description = "Attribute of its events.")
  private @Nullable String region;

  @Option(
      names = "--rotate",
      description = "Gives a registered cluster a new token; the old one works for 24 hours more.")
  private boolean rotate;

  @Override
  public Integer call() throws IOException {
    if (!id.matches(ID)) {
      throw wrong("'" + id + "' is no cluster name: a-z, 0-9 and hyphens, 63 at most");
    }
    ConsoleClient console = server.client();
    AuditWebhook webhook = console == null ? registered() : registered(console);
    Path folder = out == null ? Path.of(id) : out;
    AuditWebhookFiles files = new AuditWebhookFiles(webhook);
    files.write(folder, policy);
    PrintWriter to = spec.commandLine().getOut();
    to.println(files.instructions(folder));
    to.flush();
    return 0;
  }

  private AuditWebhook registered() throws IOException {
    KafkaConfig kafka = target.kafka();
    Endpoints endpoints = target.endpoints();
    String base = baseUrl(endpoints);
    Path authority = ca != null || endpoints == null ? ca : Path.of(endpoints.ca());
    if (base.startsWith("https:") && authority == null) {
      throw wrong("an https URL needs the authority that signed its certificate: --ca FILE");
    }
    String signer = authority == null ? null : Files.readString(authority);
    return new AuditWebhook(id, base, register(kafka), signer);
  }

  /** The console knows how the ingest service is reached, and says so. */
  private AuditWebhook registered(ConsoleClient console) {
    if (url != null || ca != null) {
      throw wrong(
          "with --server the console says the URL and the authority: its ingest.url and .ca");
    }
    Attributes attributes = attributes();
    ServerClusters clusters = new ServerClusters(console);
    if (!clusters.register(id, attributes)) {
      if (!rotate) {
        throw known();
      }
      clusters.rotate(id, OVERLAP);
    }
    return clusters.webhook(id);
  }

  private Attributes attributes() {
    return Attributes.NONE.with(Attribute.PROVIDER, provider).with(Attribute.REGION, region);
  }

  private ParameterException known() {
    return wrong(
        "the cluster "
            + id
            + " is registered already and its token is not shown again; --rotate makes a new one");
  }

  private String register(KafkaConfig kafka) {
    Attributes attributes = attributes();
    try (Installation installation = Installation.on(kafka)) {
      ClustersImage image = installation.load(RegistryLoader::clusters);
      Cluster known = image.clusters().get(id);
      if (known != null && !rotate) {
        throw known();
      }
      ClusterToken token = ClusterToken.random();
      Cluster cluster =
          known == null
              ? token.newCluster(id, attributes)
              : token.replacing(known, java.time.Instant.now().plus(OVERLAP));
      installation.writer().putCluster(cluster, Target.user());
      return token.secret();
    }
  }

  private String baseUrl(@Nullable Endpoints endpoints) {
    String base = url;
    if (base == null && endpoints != null) {
      base = endpoints.https() != null ? endpoints.https() : endpoints.webhookBase();
    }
    if (base == null) {
      throw wrong("say how the API server reaches the ingest service: --url https://HOST:PORT");
    }
    try {
      return AuditWebhook.base(base);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
