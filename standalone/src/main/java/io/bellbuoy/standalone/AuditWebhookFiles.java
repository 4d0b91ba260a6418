package io.bellbuoy.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster's API server needs to send its audit events.
 *
 * @param cluster its id
 * @param base URL of the ingest service, without a path
 * @param token the secret of its webhook path
 * @param ca the authority that signed the ingest service's certificate, PEM; null: none is needed
 */
record AuditWebhookFiles(String cluster, String base, String token, @Nullable Path ca) {

  private static final String POLICY = "audit-policy.yaml";
  private static final String WEBHOOK = "audit-webhook.yaml";

  String url() {
    return base + "/api/v1/kubernetes/webhook/" + token;
  }

  /** Writes both files; the one that holds the token for its owner's eyes alone. */
  void write(Path folder, String auditPolicy) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(POLICY), auditPolicy(auditPolicy));
    Path webhook = folder.resolve(WEBHOOK);
    Files.deleteIfExists(webhook);
    Files.createFile(
        webhook,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(webhook, kubeconfig());
  }

  static String auditPolicy(String name) {
    String resource = "audit-policy-" + name + ".yaml";
    try (InputStream in = AuditWebhookFiles.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in, resource).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + resource, e);
    }
  }

  private String kubeconfig() throws IOException {
    String authority =
        ca == null || base.startsWith("http:")
            ? ""
            : "    certificate-authority-data: "
                + Base64.getEncoder().encodeToString(Files.readAllBytes(ca))
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

  String instructions(Path folder) {
    return """
        Cluster %s is registered.

        1. Copy both files to each control plane node, readable by root alone:
             %s
             %s
           as /etc/kubernetes/audit/%s and /etc/kubernetes/audit/%s

        2. Add these flags to the API server (kubeadm: /etc/kubernetes/manifests/kube-apiserver.yaml,
           with /etc/kubernetes/audit mounted read-only as a hostPath volume):
             --audit-policy-file=/etc/kubernetes/audit/%s
             --audit-webhook-config-file=/etc/kubernetes/audit/%s
             --audit-webhook-batch-max-wait=1s
             --audit-webhook-batch-buffer-size=50000

        The API server restarts by itself; events arrive a second after they happen."""
        .formatted(
            cluster,
            folder.resolve(POLICY),
            folder.resolve(WEBHOOK),
            POLICY,
            WEBHOOK,
            POLICY,
            WEBHOOK);
  }

  @Override
  public String toString() {
    return "AuditWebhookFiles[" + cluster + "]";
  }
}
