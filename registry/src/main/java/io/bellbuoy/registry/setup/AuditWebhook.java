package io.bellbuoy.registry.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where the API server of a cluster sends its audit events. Holds a secret.
 *
 * @param cluster its id
 * @param base URL of the ingest service, without a path; see {@link #base}
 * @param token the secret of its webhook path
 * @param ca the authority that signed the ingest service's certificate, PEM; null: one that the API
 *     server trusts anyway
 */
public record AuditWebhook(String cluster, String base, String token, @Nullable String ca) {

  /** The file's usual name. */
  public static final String FILE = "audit-webhook.yaml";

  /**
   * The URL as it is used, without a slash at its end.
   *
   * @throws IllegalArgumentException where it is no base URL
   */
  public static String base(String url) {
    if (!url.matches("https?://[^/?#\\s\"']+/?")) {
      throw new IllegalArgumentException(
          "'" + url + "' is no base URL such as https://10.0.0.5:8843");
    }
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  /** The address that events are posted to. */
  public String url() {
    return base + "/api/v1/kubernetes/webhook/" + token;
  }

  /** The file's text: a kubeconfig. */
  public String kubeconfig() {
    String authority =
        ca == null || base.startsWith("http:")
            ? ""
            : "    certificate-authority-data: "
                + Base64.getEncoder().encodeToString(ca.getBytes(UTF_8))
                + "\n";
    return """
        # Where the API server of cluster %s sends its audit events. Holds a secret.
        apiVersion: v1
        kind: Config
        clusters:
        - name: bellbuoy
          cluster:
            server: %s
        %susers:
        - name: kube-apiserver
          user: {}
        contexts:
        - name: bellbuoy
          context:
            cluster: bellbuoy
            user: kube-apiserver
        current-context: bellbuoy
        """
        .formatted(cluster, url(), authority);
  }

  @Override
  public String toString() {
    return "AuditWebhook[" + cluster + "]";
  }
}
