package io.bellbuoy.sink.channel.http;

import static io.bellbuoy.sink.store.AlertFixture.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.bootstrap.Certificates;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelEnvironment;
import io.bellbuoy.sink.channel.ChannelKinds;
import io.bellbuoy.sink.channel.SendResult;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connection goes to an address, the certificate must be the name's. */
final class WebhookTlsTest {

  @TempDir Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final List<String> names = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void aCertificateOfTheOwnAuthorityForTheNameIsTrusted() {
    Certificates certificates = Certificates.in(folder, List.of("localhost"));
    int port = serve(certificates);

    assertThat(send(port, Map.of("ca", "file:" + certificates.ca())))
        .isEqualTo(new SendResult.Sent());
    assertThat(names).containsExactly("localhost:" + port);
  }

  @Test
  void aCertificateForAnotherNameIsNot() {
    Certificates certificates = Certificates.in(folder, List.of("another.example"));
    int port = serve(certificates);

    assertThat(send(port, Map.of("ca", "file:" + certificates.ca())))
        .isInstanceOf(SendResult.Later.class);
    assertThat(names).isEmpty();
  }

  @Test
  void anAuthorityThatNobodyKnowsIsNotTrusted() {
    int port = serve(Certificates.in(folder, List.of("localhost")));

    assertThat(send(port, Map.of())).isInstanceOf(SendResult.Later.class);
    assertThat(names).isEmpty();
  }

  private int serve(Certificates certificates) {
    HttpServer server =
        vertx.createHttpServer(
            new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(
                    new PemKeyCertOptions()
                        .addCertPath(certificates.certificate().toString())
                        .addKeyPath(certificates.key().toString())));
    return server
        .requestHandler(
            request -> {
              names.add(request.getHeader("Host"));
              request.response().setStatusCode(204).end();
            })
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .join()
        .actualPort();
  }

  private SendResult send(int port, Map<String, String> more) {
    Map<String, String> options = new TreeMap<>(more);
    options.put("url", "https://localhost:" + port + "/hook");
    ChannelKinds kinds = new ChannelKinds(new ChannelEnvironment(vertx, System.out, null, true));
    try (Channel channel =
        kinds.open(new ChannelConfig("tls", "webhook", true, Severity.LOW, options))) {
      return channel.send(List.of(alert(1)));
    }
  }
}
