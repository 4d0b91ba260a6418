package io.bellbuoy.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTest {

  @TempDir Path folder;

  @Test
  void aClientThatTrustsTheAuthorityTrustsTheServer() throws Exception {
    HttpConfig http =
        new HttpConfig(
            "127.0.0.1", 0, TlsConfig.selfMade(folder, List.of("localhost", "127.0.0.1", "::1")));
    Vertx vertx = Vertx.vertx();
    try {
      int port =
          http.listen(
              vertx
                  .createHttpServer(http.serverOptions())
                  .requestHandler(request -> Problem.of(404, "nothing").send(request)));
      for (String host : List.of("localhost", "127.0.0.1")) {
        HttpResponse<String> response = get("https://" + host + ":" + port + "/");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(response.body())
            .contains("\"title\":\"Not Found\"")
            .contains("\"detail\":\"nothing\"");
      }
    } finally {
      vertx.close();
    }
  }

  private HttpResponse<String> get(String url) throws Exception {
    HttpClient client =
        HttpClient.newBuilder().sslContext(trusting(folder.resolve("ca.pem"))).build();
    return client.send(
        HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static SSLContext trusting(Path ca) throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream pem = Files.newInputStream(ca)) {
      store.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
