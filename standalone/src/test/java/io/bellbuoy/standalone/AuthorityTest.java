package io.bellbuoy.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.bootstrap.Certificates;
import io.bellbuoy.bootstrap.HttpConfig;
import io.bellbuoy.bootstrap.TlsConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that go through a console whose certificate comes from an authority of one's own. */
class AuthorityTest {

  private static final Vertx VERTX = Vertx.vertx();

  @TempDir private static Path folder;
  private static String ca;
  private static String url;

  @BeforeAll
  static void start() {
    List<String> names = List.of("127.0.0.1");
    ca = Certificates.in(folder, names).ca().toString();
    HttpConfig http = new HttpConfig("127.0.0.1", 0, TlsConfig.selfMade(folder, names));
    int port =
        http.listen(
            VERTX
                .createHttpServer(http.serverOptions())
                .requestHandler(
                    request -> {
                      Future<Void> ignored = request.response().end("{\"items\":[],\"next\":null}");
                    }));
    url = "https://127.0.0.1:" + port;
  }

  @AfterAll
  static void stop() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  private static Cli users(String... more) {
    String[] words = {"user", "list", "--server", url, "--token", "t"};
    String[] all = Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return Cli.run(all);
  }

  @Test
  void whatItSignedIsTrusted() {
    Cli listed = users("--server-ca", ca);

    assertThat(listed.err()).isEmpty();
    assertThat(listed.code()).isZero();
  }

  @Test
  void whatNobodyKnowsIsNotAndTheOptionIsNamed() {
    Cli refused = users();

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains(url, "--server-ca FILE").doesNotContain("\tat ");
  }

  @Test
  void anotherAuthorityIsNotEnough(@TempDir Path other) {
    Path strange = Certificates.in(other, List.of("127.0.0.1")).ca();

    assertThat(users("--server-ca", strange.toString()).err()).contains("is not trusted");
  }

  @Test
  void aFileThatIsNoAuthorityIsNamed(@TempDir Path other) throws IOException {
    Path text = Files.writeString(other.resolve("text.pem"), "no certificate");

    assertThat(users("--server-ca", text.toString()).err())
        .contains(text + " holds no certificate");
    Path missing = other.resolve("missing.pem");
    assertThat(users("--server-ca", missing.toString()).err()).contains("cannot read " + missing);
  }

  @ParameterizedTest
  @CsvSource({
    "user list --server-ca ca.pem, --server-ca goes with --server URL",
    "user list --server http://127.0.0.1:1 --token t --server-ca ca.pem, begins with https:",
  })
  void itGoesWithAServerThatSpeaksTls(String words, String why) {
    Cli refused = Cli.run(words.split(" "));

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains(why);
  }
}
