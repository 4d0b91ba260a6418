package io.bellbuoy.registry.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.registry.ClustersImage;
import io.bellbuoy.registry.Secrets;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.Cluster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterSetupTest {

  private static final AuditWebhook PLAIN =
      new AuditWebhook("prod", "http://10.0.0.5:8080", "s3cr3t", "a certificate");

  @Test
  void bothTokensWorkDuringTheOverlapAndOnlyTheNewOneAfterIt() {
    Instant now = Instant.now();
    ClusterToken first = ClusterToken.random();
    ClusterToken second = ClusterToken.sealedBy(new Secrets(new byte[Secrets.KEY_BYTES]));
    Cluster cluster =
        second.replacing(first.newCluster("prod", Attributes.NONE), now.plus(Duration.ofHours(1)));
    ClustersImage image = new ClustersImage(Map.of("prod", cluster));

    assertThat(image.byToken(first.secret(), now)).isEqualTo(cluster);
    assertThat(image.byToken(second.secret(), now)).isEqualTo(cluster);
    Instant later = now.plus(Duration.ofHours(2));
    assertThat(image.byToken(first.secret(), later)).isNull();
    assertThat(image.byToken(second.secret(), later)).isEqualTo(cluster);
    assertThat(first.toString() + second).doesNotContain(first.secret());
  }

  @Test
  void anAuthorityIsNamedOnlyWhereTheConnectionIsEncrypted() {
    AuditWebhook encrypted =
        new AuditWebhook("prod", "https://10.0.0.5:8843", "s3cr3t", "a certificate");

    assertThat(PLAIN.kubeconfig())
        .contains("server: http://10.0.0.5:8080/api/v1/kubernetes/webhook/s3cr3t\n")
        .doesNotContain("certificate-authority-data");
    assertThat(encrypted.kubeconfig()).contains("certificate-authority-data: YSBjZXJ0aWZpY2F0ZQ==");
    assertThat(encrypted).hasToString("AuditWebhook[prod]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0.5",
        "ftp://a",
        "https://a/b",
        "https://a?b",
        "https://a b",
        "https://\""
      })
  void whatIsNoBaseUrlIsRefused(String url) {
    assertThatThrownBy(() -> AuditWebhook.base(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no base URL");
  }

  @Test
  void aSlashAtTheEndOfABaseUrlIsLeftOut() {
    assertThat(AuditWebhook.base("https://a:1/")).isEqualTo("https://a:1");
  }

  @ParameterizedTest
  @EnumSource(AuditPolicy.class)
  void everyAuditPolicyIsOne(AuditPolicy policy) {
    assertThat(policy.text()).contains("apiVersion: audit.k8s.io/v1", "kind: Policy", "rules:");
  }

  @Test
  void everyKindOfClusterIsToldOfBothFiles() {
    Map<String, String> texts = ApiServerFlags.byKind();

    assertThat(texts.keySet()).containsExactly("kubeadm", "k3s", "rke2", "openshift", "kops");
    assertThat(texts.values()).allSatisfy(text -> assertThat(text).contains("audit-webhook.yaml"));
    for (String kind : List.of("kubeadm", "k3s", "rke2", "kops")) {
      assertThat(texts.get(kind)).contains("audit-policy.yaml");
    }
    assertThat(texts.get("kubeadm"))
        .contains("    - --audit-policy-file=/etc/kubernetes/audit/audit-policy.yaml\n");
    assertThat(texts.get("rke2"))
        .contains("- \"audit-webhook-config-file=/etc/rancher/rke2/audit/audit-webhook.yaml\"");
  }
}
