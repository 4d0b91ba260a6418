package io.bellbuoy.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handshakes of Java's own client with servers that were configured here. */
class HttpConfigTest {

  private static final List<String> NAMES = List.of("localhost", "127.0.0.1", "::1");

  @TempDir Path folder;

  private final Vertx vertx = Vertx.vertx();

  /** Vert.x closes a server that is collected. */
  private final List<HttpServer> held = new ArrayList<>();

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void aClientThatTrustsTheAuthorityTrustsTheServerByNameAndByAddress() throws Exception {
    int port = serve(TlsConfig.selfMade(folder, NAMES));

    for (String host : List.of("localhost", "127.0.0.1")) {
      HttpResponse<String> response = get(host, port, context(folder.resolve("ca.pem"), null));
      assertThat(response.statusCode()).isEqualTo(404);
      assertThat(response.body()).contains("\"detail\":\"anonymous\"");
    }
  }

  @Test
  void onlyHttp1IsSpoken() throws Exception {
    int port = serve(TlsConfig.selfMade(folder, NAMES));

    assertThat(get("localhost", port, context(folder.resolve("ca.pem"), null)).version())
        .isEqualTo(HttpClient.Version.HTTP_1_1);
  }

  @Test
  void aClientThatTrustsAnotherAuthorityTurnsAway() throws Exception {
    int port = serve(TlsConfig.selfMade(folder, NAMES));
    Certificates other = Certificates.in(folder.resolve("other"), NAMES);

    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(() -> get("localhost", port, context(other.ca(), null)));
  }

  @Test
  void aCertificateThatIsGivenIsServed() throws Exception {
    Certificates given = Certificates.in(folder.resolve("given"), NAMES);
    int port = serve(new TlsConfig(true, given.certificate(), given.key(), null, List.of(), null));

    assertThat(get("localhost", port, context(given.ca(), null)).statusCode()).isEqualTo(404);
  }

  @Test
  void aClientMayPresentACertificateOfTheClientAuthority() throws Exception {
    Certificates clients = Certificates.in(folder.resolve("clients"), NAMES);
    ClientCertificate known = ClientCertificate.of(clients.ca(), folder.resolve("clients/ca.key"));
    ClientCertificate forged = ClientCertificate.of(clients.ca(), clients.key());
    int port = serve(new TlsConfig(true, null, null, folder, NAMES, clients.ca()));
    Path ca = folder.resolve("ca.pem");

    assertThat(get("localhost", port, context(ca, null)).body())
        .as("it need not")
        .contains("\"detail\":\"anonymous\"");
    assertThat(get("localhost", port, context(ca, known)).body()).contains("\"detail\":\"known\"");
    assertThatExceptionOfType(IOException.class)
        .as("signed by somebody else")
        .isThrownBy(() -> get("localhost", port, context(ca, forged)));
  }

  @Test
  void withoutTlsItIsPlain() throws Exception {
    TlsConfig off = new TlsConfig(false, null, null, null, List.of(), null);
    int port = serve(off);

    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(request("http", "127.0.0.1", port), BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(new HttpConfig("127.0.0.1", 0, off).secure()).isFalse();
    assertThat(new HttpConfig("127.0.0.1", 0).secure()).isFalse();
    assertThat(new HttpConfig("127.0.0.1", 0, TlsConfig.selfMade(folder, NAMES)).secure()).isTrue();
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path absent = folder.resolve("absent.pem");
    TlsConfig tls = new TlsConfig(true, absent, absent, null, List.of(), null);

    assertThatExceptionOfType(StartException.class)
        .isThrownBy(() -> serve(tls))
        .withMessage("the TLS file " + absent + " cannot be read; make it readable to this user");
  }

  @Test
  void aFileThatIsNoCertificateIsNamed() throws Exception {
    Path words = Files.writeString(folder.resolve("words.pem"), "not a certificate");
    TlsConfig tls = new TlsConfig(true, words, words, null, List.of(), null);

    assertThatExceptionOfType(StartException.class)
        .isThrownBy(() -> serve(tls))
        .withMessageStartingWith("cannot listen on 127.0.0.1:0: ");
  }

  @Test
  void halfAConfigurationIsRefused() {
    assertRefused("key is given without certificate; give both", null, folder, null, NAMES);
    assertRefused("certificate is given without key; give both", folder, null, null, NAMES);
    assertRefused("enabled is true without a certificate; give", null, null, null, NAMES);
    assertRefused("names must hold the DNS names", null, null, folder, List.of());
    assertThat(new TlsConfig(false, null, folder, null, List.of(), null).key())
        .as("off, it is not looked at")
        .isEqualTo(folder);
  }

  private static void assertRefused(
      String message,
      @Nullable Path certificate,
      @Nullable Path key,
      @Nullable Path folder,
      List<String> names) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TlsConfig(true, certificate, key, folder, names, null))
        .withMessageStartingWith(message);
  }

  private int serve(TlsConfig tls) {
    HttpConfig http = new HttpConfig("127.0.0.1", 0, tls);
    HttpServer server =
        vertx
            .createHttpServer(http.serverOptions())
            .requestHandler(
                request -> {
                  String who = presentsCertificate(request) ? "known" : "anonymous";
                  Problem.of(404, who).send(request);
                });
    held.add(server);
    return http.listen(server);
  }

  private static boolean presentsCertificate(HttpServerRequest request) {
    try {
      return request.isSSL() && request.connection().sslSession().getPeerCertificates().length > 0;
    } catch (SSLPeerUnverifiedException e) {
      return false;
    }
  }

  private static HttpResponse<String> get(String host, int port, SSLContext context)
      throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().sslContext(context).build();
    return client.send(request("https", host, port), BodyHandlers.ofString());
  }

  private static HttpRequest request(String scheme, String host, int port) {
    return HttpRequest.newBuilder(URI.create(scheme + "://" + host + ":" + port + "/")).build();
  }

  private static SSLContext context(Path ca, @Nullable ClientCertificate own) throws Exception {
    KeyStore trusted = emptyStore();
    trusted.setCertificateEntry("ca", Pem.certificate(ca));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    KeyStore identity = emptyStore();
    if (own != null) {
      identity.setKeyEntry("own", own.key(), new char[0], new Certificate[] {own.certificate()});
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(identity, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore emptyStore() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
