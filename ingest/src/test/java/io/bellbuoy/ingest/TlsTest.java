package io.bellbuoy.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellbuoy.bootstrap.Certificates;
import io.bellbuoy.bootstrap.HttpConfig;
import io.bellbuoy.bootstrap.TlsConfig;
import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.schemas.Sha256;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  @TempDir private static Path folder;

  private static Vertx vertx;
  private static IngestService ingest;
  private static KafkaConfig config;

  @BeforeAll
  static void start() {
    config = KafkaConfig.relaxed(kafka.bootstrapServers(), kafka.freshPrefix());
    RunningIngest.prepare(config);
    TlsConfig tls = TlsConfig.selfMade(folder.resolve("server"), List.of("localhost"));
    ingest =
        new IngestService(
            IngestConfig.of(
                config, null, new HttpConfig("127.0.0.1", 0, tls), new HttpConfig("127.0.0.1", 0)));
    ingest.start();
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    ingest.close();
  }

  @Test
  void theCertificateIsMadeAndItsAuthorityTrusted() throws Exception {
    assertThat(post(RunningIngest.TOKEN, null, List.of(HttpVersion.HTTP_1_1))).isEqualTo(200);
    assertThat(ingest.webhookPort()).as("no plain port").isZero();
  }

  @Test
  void whoOffersHttp2TooGetsHttp11() throws Exception {
    List<HttpVersion> both = List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1);

    assertThat(post(RunningIngest.TOKEN, null, both)).isEqualTo(200);
  }

  @Test
  void aClusterWithACertificateIsTakenWithItAlone() throws Exception {
    Certificates own = Certificates.in(folder.resolve("own"), List.of("apiserver"));
    Certificates other = Certificates.in(folder.resolve("other"), List.of("apiserver"));
    RunningIngest.register(
        config, RunningIngest.cluster("pinned", "t-pinned", null, fingerprint(own.certificate())));
    List<HttpVersion> http11 = List.of(HttpVersion.HTTP_1_1);

    await().untilAsserted(() -> assertThat(post("t-pinned", own, http11)).isEqualTo(200));
    assertThat(post("t-pinned", other, http11)).isEqualTo(401);
    assertThat(post("t-pinned", null, http11)).isEqualTo(401);
    assertThat(post(RunningIngest.TOKEN, other, http11)).as("nobody asked").isEqualTo(200);
  }

  private static int post(String token, @Nullable Certificates client, List<HttpVersion> versions)
      throws Exception {
    HttpClientOptions options =
        new HttpClientOptions()
            .setSsl(true)
            .setUseAlpn(true)
            .setAlpnVersions(versions)
            .setProtocolVersion(versions.get(0))
            .setTrustOptions(
                new PemTrustOptions().addCertPath(folder.resolve("server/ca.pem").toString()));
    if (client != null) {
      options.setKeyCertOptions(
          new PemKeyCertOptions()
              .addCertPath(client.certificate().toString())
              .addKeyPath(client.key().toString()));
    }
    HttpClient sender = vertx.createHttpClient(options);
    try {
      return status(sender, token);
    } finally {
      sender.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
  }

  private static int status(HttpClient sender, String token) throws Exception {
    return sender
        .request(
            HttpMethod.POST, ingest.httpsPort(), "localhost", "/api/v1/kubernetes/webhook/" + token)
        .compose(
            request -> {
              assertThat(request.version()).isEqualTo(HttpVersion.HTTP_1_1);
              return request.send(Buffer.buffer("[]"));
            })
        .toCompletionStage()
        .toCompletableFuture()
        .get(20, TimeUnit.SECONDS)
        .statusCode();
  }

  private static String fingerprint(Path pem) throws Exception {
    try (InputStream in = Files.newInputStream(pem)) {
      return Sha256.hex(
          CertificateFactory.getInstance("X.509").generateCertificate(in).getEncoded());
    } catch (IOException e) {
      throw new IllegalStateException(pem + " cannot be read", e);
    }
  }
}
