package io.bellbuoy.console.clusters;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.console.http.Reply;
import io.bellbuoy.console.http.TestServer;
import io.bellbuoy.console.state.MemoryState;
import io.bellbuoy.registry.ClustersImage;
import io.bellbuoy.registry.Secrets;
import io.bellbuoy.schemas.Cluster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClustersApiTest {

  private static final String CA = "-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----\n";
  private static final String BASE = "https://10.0.0.5:8843";

  private final Secrets box = new Secrets(new byte[Secrets.KEY_BYTES]);
  private final MemoryState<ClustersImage> clusters = new MemoryState<>(ClustersImage.EMPTY);
  private final List<String> notes = new ArrayList<>();
  private final TestServer server = server(new Ingest(BASE, CA));

  private TestServer server(Ingest ingest) {
    WebhookTokens tokens =
        new WebhookTokens(
            clusters,
            box,
            ingest,
            (author, object, before, after) ->
                notes.add(author.name() + " " + author.from() + " " + object + " " + after),
            Clock.systemUTC());
    return new TestServer(
        new ClustersApi(clusters, new ClusterRates(Clock.systemUTC()), box),
        new ClusterSetupApi(tokens));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private String token() {
    String url = server.get("/clusters/prod/webhook").at("/webhook");
    assertThat(url).startsWith(BASE + "/api/v1/kubernetes/webhook/");
    return url.substring(url.lastIndexOf('/') + 1);
  }

  private @Nullable Cluster known(String token) {
    return clusters.now().byToken(token, Instant.now());
  }

  @Test
  void aClusterIsRegisteredNamedAndRemoved() {
    Reply made =
        server.create(
            "/clusters/prod",
            "{\"attributes\":{\"provider\":\"aws\"},\"labels\":{\"tier\":\"<b>\"}}");

    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.at("/attributes/provider")).isEqualTo("aws");
    assertThat(made.at("/labels/tier")).isEqualTo("<b>");
    assertThat(made.text()).doesNotContain("hash").doesNotContain("ciphertext");
    String token = token();
    assertThat(known(token)).isNotNull();

    Reply changed =
        server.put(
            "/clusters/prod", made.etag(), "{\"attributes\":{\"cluster\":\"prod\"},\"labels\":{}}");
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    assertThat(known(token)).isNotNull();
    assertThat(server.put("/clusters/prod", made.etag(), "{}").status()).isEqualTo(412);
    assertThat(server.get("/clusters").items("id")).containsExactly("prod");
    Reply idle = server.get("/clusters/prod");
    assertThat(idle.at("/rejects/requests") + idle.at("/rejects/events")).isEqualTo("00");
    assertThat(idle.text()).as("nothing was judged").doesNotContain("lagMillis");

    assertThat(server.delete("/clusters/prod", changed.etag()).status()).isEqualTo(204);
    assertThat(known(token)).isNull();
    assertThat(server.get("/clusters/prod").status()).isEqualTo(404);
  }

  @Test
  void duringAnOverlapBothTokensWork() {
    server.create("/clusters/prod", "{}");
    String first = token();

    Reply renewed = server.post("/clusters/prod/token", "{\"overlap\":\"PT1H\"}");

    String second = token();
    assertThat(renewed.at("/webhook")).endsWith(second);
    assertThat(second).isNotEqualTo(first);
    assertThat(known(first)).isNotNull();
    assertThat(known(second)).isNotNull();
    assertThat(clusters.now().byToken(first, Instant.now().plusSeconds(3700))).isNull();
    assertThat(server.get("/clusters/prod").at("/tokens/1/validUntil")).isNotEmpty();

    server.post("/clusters/prod/token", "{\"overlap\":\"PT0S\"}");

    assertThat(known(first)).isNull();
    assertThat(known(second)).isNull();
    assertThat(known(token())).isNotNull();
  }

  @Test
  void whatHasTheSecretIsRecordedWithWhoLookedAtIt() {
    server.create("/clusters/prod", "{}");

    server.get("/clusters/prod/webhook");
    server.get("/clusters/prod/setup/audit-webhook.yaml");
    server.get("/clusters/prod/setup/setup.zip");
    server.get("/clusters/prod/setup/audit-policy.yaml");
    server.get("/clusters/prod/setup/flags.json");

    assertThat(notes).hasSize(3).containsOnly("alice 127.0.0.1 cluster/prod shown");
  }

  @Test
  void theFilesAreWhatAnApiServerTakes() throws IOException {
    server.create("/clusters/prod", "{}");

    Reply webhook = server.get("/clusters/prod/setup/audit-webhook.yaml");
    Map<String, String> files = unzipped(server.get("/clusters/prod/setup/setup.zip"));
    Reply flags = server.get("/clusters/prod/setup/flags.json");

    String ca = Base64.getEncoder().encodeToString(CA.getBytes(StandardCharsets.UTF_8));
    assertThat(webhook.text())
        .contains("server: " + BASE + "/api/v1/kubernetes/webhook/" + token())
        .contains("certificate-authority-data: " + ca);
    assertThat(files.get("bellbuoy-prod/audit-webhook.yaml")).isEqualTo(webhook.text());
    assertThat(files.get("bellbuoy-prod/audit-policy.yaml"))
        .isEqualTo(server.get("/clusters/prod/setup/audit-policy.yaml").text())
        .contains("kind: Policy");
    assertThat(server.get("/clusters/prod/setup/audit-policy-minimal.yaml").text())
        .isEqualTo(files.get("bellbuoy-prod/audit-policy-minimal.yaml"))
        .contains("kind: Policy");
    assertThat(flags.json().fieldNames())
        .toIterable()
        .containsExactly("kubeadm", "k3s", "rke2", "openshift", "kops");
  }

  private static Map<String, String> unzipped(Reply archive) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive.bytes()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  @Test
  void whatCannotBeIsRefused() {
    server.create("/clusters/prod", "{}");
    String tag = server.get("/clusters/prod").etag();

    assertThat(server.create("/clusters/UP", "{}").status()).isEqualTo(422);
    assertThat(server.create("/clusters/-x", "{}").status()).isEqualTo(422);
    assertThat(server.put("/clusters/prod", tag, "{\"attributes\":{\"cluster\":\"x\"}}").status())
        .isEqualTo(422);
    assertThat(server.put("/clusters/prod", tag, "{\"labels\":{\"a\":\"b\\nc\"}}").status())
        .isEqualTo(422);
    for (String overlap : List.of("P1Y", "-PT1H", "PT9999H", "soon")) {
      assertThat(server.post("/clusters/prod/token", "{\"overlap\":\"" + overlap + "\"}").status())
          .isEqualTo(422);
    }
    assertThat(server.post("/clusters/none/token", "{}").status()).isEqualTo(404);
    assertThat(server.get("/clusters/none/webhook").status()).isEqualTo(404);
  }

  @Test
  void tokensDoNotPileUp() {
    server.create("/clusters/prod", "{}");
    for (int i = 0; i < 9; i++) {
      assertThat(server.post("/clusters/prod/token", "{}").status()).isEqualTo(200);
    }

    assertThat(server.post("/clusters/prod/token", "{}").status()).isEqualTo(409);
    assertThat(server.post("/clusters/prod/token", "{\"overlap\":\"PT0S\"}").status())
        .isEqualTo(200);
  }

  @Test
  void aConsoleThatDoesNotKnowTheAddressSaysWhatToSet() {
    server.create("/clusters/prod", "{}");
    try (TestServer ignorant = server(new Ingest(null, null))) {
      Reply reply = ignorant.get("/clusters/prod/webhook");

      assertThat(reply.status()).isEqualTo(409);
      assertThat(reply.at("/detail")).contains("ingest.url");
    }
    assertThat(notes).isEmpty();
  }
}
