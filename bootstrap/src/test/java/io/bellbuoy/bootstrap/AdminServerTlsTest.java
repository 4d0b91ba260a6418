package io.bellbuoy.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminServerTlsTest {

  @TempDir Path folder;

  private final PrometheusMeterRegistry metrics = ServiceMetrics.create();

  @AfterEach
  void stop() {
    metrics.close();
  }

  @Test
  void healthSpeaksTlsWhereItIsConfigured() throws Exception {
    TlsConfig tls = TlsConfig.selfMade(folder, List.of("localhost"));
    try (AdminServer server = serverWith(tls)) {
      server.start();
      HttpClient client = HttpClient.newBuilder().sslContext(trustingTheFolder()).build();

      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(
                      URI.create("https://localhost:" + server.port() + "/health/ready"))
                  .build(),
              BodyHandlers.ofString());

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).contains("\"ready\":true", "\"checks\":[]");
    }
  }

  @Test
  void aCertificateThatCannotBeMadeStopsTheStart() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    AdminServer server = serverWith(TlsConfig.selfMade(file, List.of("localhost")));

    assertThatExceptionOfType(StartException.class)
        .isThrownBy(server::start)
        .withMessageStartingWith("health and metrics: cannot keep certificates in " + file);
  }

  private AdminServer serverWith(TlsConfig tls) {
    return new AdminServer(new HttpConfig("127.0.0.1", 0, tls), metrics, List.of());
  }

  private SSLContext trustingTheFolder() throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("ca", Pem.certificate(folder.resolve("ca.pem")));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
