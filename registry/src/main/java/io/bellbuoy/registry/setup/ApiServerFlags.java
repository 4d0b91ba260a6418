package io.bellbuoy.registry.setup;

import java.util.LinkedHashMap;
import java.util.Map;

/** How API servers of different kinds of clusters are told of the two files. */
public final class ApiServerFlags {

  /** Where the files lie on a control plane node, unless its kind has a place of its own. */
  static final String FOLDER = "/etc/kubernetes/audit";

  private static final String WAIT = "audit-webhook-batch-max-wait=1s";
  private static final String BUFFER = "audit-webhook-batch-buffer-size=50000";

  private ApiServerFlags() {}

  /** The flags themselves, one a line, for files in that folder. */
  public static String flags(String folder) {
    return String.join(
        "\n",
        "--audit-policy-file=" + folder + "/" + AuditPolicy.FILE,
        "--audit-webhook-config-file=" + folder + "/" + AuditWebhook.FILE,
        "--" + WAIT,
        "--" + BUFFER);
  }

  /** What to write where, by the kind of cluster: kubeadm, k3s, rke2, openshift, kops. */
  public static Map<String, String> byKind() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("kubeadm", kubeadm());
    texts.put("k3s", k3s());
    texts.put("rke2", rke2());
    texts.put("openshift", OPENSHIFT);
    texts.put("kops", KOPS);
    return texts;
  }

  private static String kubeadm() {
    return """
        # On every control plane node: both files to %1$s, readable by root alone, then in
        # /etc/kubernetes/manifests/kube-apiserver.yaml (the kubelet restarts the API server):
        spec:
          containers:
          - command:
            - kube-apiserver
        %2$s
            volumeMounts:
            - name: audit
              mountPath: %1$s
              readOnly: true
          volumes:
          - name: audit
            hostPath:
              path: %1$s
              type: Directory
        """
        .formatted(FOLDER, flags(FOLDER).replaceAll("(?m)^", "    - "));
  }

  private static String k3s() {
    String folder = "/etc/rancher/k3s";
    return """
        # On every server node: both files to %1$s, readable by root alone; then in
        # %1$s/config.yaml, and `systemctl restart k3s`:
        kube-apiserver-arg:
        %2$s
        """
        .formatted(folder, arguments(folder));
  }

  private static String rke2() {
    String folder = "/etc/rancher/rke2/audit";
    return """
        # On every server node: both files to %1$s, readable by root alone; then in
        # /etc/rancher/rke2/config.yaml, and `systemctl restart rke2-server`:
        kube-apiserver-arg:
        %2$s
        kube-apiserver-extra-mount:
        - "%1$s:%1$s:ro"
        """
        .formatted(folder, arguments(folder));
  }

  private static String arguments(String folder) {
    return flags(folder).replaceAll("(?m)^--(.*)$", "- \"$1\"");
  }

  /** Which clusters of OpenShift let their API server have a webhook is Red Hat's to say. */
  private static final String OPENSHIFT =
      """
      # Hosted control planes (HyperShift) know an audit webhook; the version you run says where it
      # is supported. On the management cluster, in the namespace of the HostedCluster:
      #   oc create secret generic bellbuoy-audit --from-file=webhook-kubeconfig=audit-webhook.yaml
      apiVersion: hypershift.openshift.io/v1beta1
      kind: HostedCluster
      spec:
        auditWebhook:
          name: bellbuoy-audit
      # A self-managed cluster has no supported way to give its API server a webhook. It keeps audit
      # logs on its control plane nodes: choose how much stands in them here, and let a log
      # forwarder post them to the address of the cluster, one event or a JSON array a request.
      # apiVersion: config.openshift.io/v1
      # kind: APIServer
      # metadata: {name: cluster}
      # spec: {audit: {profile: WriteRequestBodies}}
      """;

  private static final String KOPS =
      """
      # kops edit cluster, then kops update cluster --yes and kops rolling-update cluster --yes
      spec:
        kubeAPIServer:
          auditPolicyFile: /srv/kubernetes/kube-apiserver/audit-policy.yaml
          auditWebhookConfigFile: /srv/kubernetes/kube-apiserver/audit-webhook.yaml
          auditWebhookBatchMaxWait: 1s
          auditWebhookBatchBufferSize: 50000
        fileAssets:
        - name: bellbuoy-audit-policy
          path: /srv/kubernetes/kube-apiserver/audit-policy.yaml
          roles: [ControlPlane]
          content: |
            # the text of audit-policy.yaml
        - name: bellbuoy-audit-webhook
          path: /srv/kubernetes/kube-apiserver/audit-webhook.yaml
          roles: [ControlPlane]
          content: |
            # the text of audit-webhook.yaml; it holds a secret
      """;
}
