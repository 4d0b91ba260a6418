package io.bellbuoy.console.clusters;

import static io.bellbuoy.console.http.Endpoint.get;
import static io.bellbuoy.console.http.Endpoint.post;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.console.http.Answer;
import io.bellbuoy.console.http.Api;
import io.bellbuoy.console.http.Endpoint;
import io.bellbuoy.console.http.ProblemException;
import io.bellbuoy.console.http.Request;
import io.bellbuoy.registry.setup.ApiServerFlags;
import io.bellbuoy.registry.setup.AuditPolicy;
import io.bellbuoy.registry.setup.AuditWebhook;
import io.bellbuoy.schemas.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** What a cluster's API server needs, and the secret of its webhook. Thread-safe. */
public final class ClusterSetupApi implements Api {

  private static final Duration USUAL_OVERLAP = Duration.ofHours(24);
  private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);
  private static final String MINIMAL_FILE = "audit-policy-minimal.yaml";
  private static final String YAML = "application/yaml";

  private final WebhookTokens tokens;

  public ClusterSetupApi(WebhookTokens tokens) {
    this.tokens = tokens;
  }

  /**
   * How a token is renewed.
   *
   * @param overlap for how long the former ones work, such as PT1H; null: a day
   */
  record Wanted(@Nullable String overlap) {}

  /** The address that events are posted to; it holds a secret. */
  record Address(String webhook) {}

  @Override
  public List<Endpoint> endpoints() {
    String setup = ClustersApi.CLUSTER + "/setup/";
    return List.of(
        post(
            ClustersApi.CLUSTER + "/token",
            Role.OPERATOR,
            "Gives a cluster a new token; the former ones work for the overlap",
            this::renew),
        get(
            ClustersApi.CLUSTER + "/webhook",
            Role.OPERATOR,
            "The webhook address with its secret; that it was shown is recorded",
            this::address),
        get(
            setup + AuditPolicy.FILE,
            Role.OPERATOR,
            "The recommended audit policy",
            request -> yaml(AuditPolicy.RECOMMENDED.text())),
        get(
            setup + MINIMAL_FILE,
            Role.OPERATOR,
            "The minimal audit policy",
            request -> yaml(AuditPolicy.MINIMAL.text())),
        get(
            setup + AuditWebhook.FILE,
            Role.OPERATOR,
            "The webhook's kubeconfig with its secret; that it was shown is recorded",
            request -> yaml(told(request).kubeconfig())),
        get(
            setup + "flags.json",
            Role.OPERATOR,
            "What to write where, by the kind of cluster",
            request -> Answer.json(ApiServerFlags.byKind())),
        get(
            setup + "setup.zip",
            Role.OPERATOR,
            "All of it as an archive; that it was shown is recorded",
            this::archive));
  }

  private static Answer yaml(String text) {
    return Answer.text(YAML, text);
  }

  private AuditWebhook told(Request request) {
    return tokens.told(request, request.path("id"));
  }

  private Answer address(Request request) {
    return Answer.json(new Address(told(request).url()));
  }

  private Answer renew(Request request) {
    Duration overlap = USUAL_OVERLAP;
    if (request.bytes().length > 0) {
      String text = request.body(Wanted.class).overlap();
      overlap = text == null ? USUAL_OVERLAP : overlap(text);
    }
    return Answer.json(new Address(tokens.renewed(request, request.path("id"), overlap).url()));
  }

  private static Duration overlap(String text) {
    try {
      Duration overlap = Duration.parse(text);
      if (!overlap.isNegative() && overlap.compareTo(LONGEST_OVERLAP) <= 0) {
        return overlap;
      }
    } catch (DateTimeParseException e) {
      // It is said below what it must be.
    }
    throw ProblemException.of(
        422, "overlap: it must be a duration such as PT1H, at most " + LONGEST_OVERLAP);
  }

  private Answer archive(Request request) {
    AuditWebhook webhook = told(request);
    Map<String, String> files = new LinkedHashMap<>();
    files.put(AuditPolicy.FILE, AuditPolicy.RECOMMENDED.text());
    files.put(MINIMAL_FILE, AuditPolicy.MINIMAL.text());
    files.put(AuditWebhook.FILE, webhook.kubeconfig());
    ApiServerFlags.byKind().forEach((kind, text) -> files.put("flags-" + kind + ".txt", text));
    String name = "bellbuoy-" + webhook.cluster();
    return Answer.file("application/zip", name + ".zip", zipped(name + "/", files));
  }

  private static byte[] zipped(String folder, Map<String, String> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(folder + file.getKey()));
        zip.write(file.getValue().getBytes(UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory does not fail", e);
    }
    return bytes.toByteArray();
  }
}
