package io.bellbuoy.standalone;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.yaml.snakeyaml.Yaml;

/** An audit-webhook.yaml, used as an API server would. */
record WebhookFile(String server, byte[] authority) {

  static WebhookFile read(Path file) throws IOException {
    Map<String, List<Map<String, Map<String, String>>>> config =
        new Yaml().load(Files.readString(file));
    Map<String, String> cluster =
        requireNonNull(requireNonNull(config.get("clusters")).get(0).get("cluster"));
    return new WebhookFile(
        requireNonNull(cluster.get("server")),
        Base64.getDecoder().decode(requireNonNull(cluster.get("certificate-authority-data"))));
  }

  HttpResponse<String> post(String json)
      throws IOException, InterruptedException, GeneralSecurityException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + "?timeout=30s"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    return client().send(request, BodyHandlers.ofString());
  }

  /** Trusts the file's authority and nobody else. */
  private HttpClient client() throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    trusted.setCertificateEntry(
        "authority",
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(authority)));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(tls).build();
  }
}
