package io.bellbuoy.standalone;

import io.bellbuoy.registry.setup.ApiServerFlags;
import io.bellbuoy.registry.setup.AuditPolicy;
import io.bellbuoy.registry.setup.AuditWebhook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes what a cluster's API server needs to send its audit events. */
record AuditWebhookFiles(AuditWebhook webhook) {

  private static final String FOLDER = "/etc/kubernetes/audit";

  /** Writes both files; the one that holds the token for its owner's eyes alone. */
  void write(Path folder, AuditPolicy policy) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(AuditPolicy.FILE), policy.text());
    Path file = folder.resolve(AuditWebhook.FILE);
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, webhook.kubeconfig());
  }

  String instructions(Path folder) {
    return """
        Cluster %s is registered.

        1. Copy both files to each control plane node, readable by root alone:
             %s
             %s
           as %s/%s and %4$s/%s

        2. Add these flags to the API server (kubeadm: /etc/kubernetes/manifests/kube-apiserver.yaml,
           with %4$s mounted read-only as a hostPath volume):
        %s

        The API server restarts by itself; events arrive a second after they happen."""
        .formatted(
            webhook.cluster(),
            folder.resolve(AuditPolicy.FILE),
            folder.resolve(AuditWebhook.FILE),
            FOLDER,
            AuditPolicy.FILE,
            AuditWebhook.FILE,
            ApiServerFlags.flags(FOLDER).replaceAll("(?m)^", "     "));
  }
}
