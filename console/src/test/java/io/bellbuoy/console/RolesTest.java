package io.bellbuoy.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.console.http.Endpoint;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.schemas.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who may what: every endpoint that is declared has a row in {@code roles.txt}, and every row is
 * tried with every role.
 */
class RolesTest {

  @RegisterExtension static final KafkaExtension KAFKA = new KafkaExtension();

  private static TestConsole console;

  @BeforeAll
  static void start(@TempDir Path data) {
    KafkaConfig kafka = KafkaConfig.relaxed(KAFKA.bootstrapServers(), KAFKA.freshPrefix());
    TestConsole.prepare(kafka);
    console = TestConsole.start(kafka, data);
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @Test
  void everyEndpointHasARowAndEveryRowAnEndpoint() {
    Map<String, String> declared = new TreeMap<>();
    for (Endpoint endpoint : console.service().endpoints()) {
      Role needs = endpoint.needs();
      declared.put(endpoint.name(), needs == null ? "anyone" : TestConsole.name(needs));
    }

    assertThat(declared).isEqualTo(rows());
  }

  @Test
  void whoHasTheRoleOrAHigherOneIsAllowedAndNobodyElse() {
    List<String> wrong = new ArrayList<>();
    rows()
        .forEach(
            (endpoint, needs) -> {
              String method = endpoint.substring(0, endpoint.indexOf(' '));
              String path =
                  endpoint.substring(endpoint.indexOf(' ') + 1).replaceAll(":\\w+", "no-such");
              if (!needs.equals("anyone")) {
                check(wrong, endpoint, 401, anonymous(method, path));
                for (Role role : Role.values()) {
                  boolean may =
                      role.compareTo(Role.valueOf(needs.toUpperCase(java.util.Locale.ROOT))) >= 0;
                  int status = console.call(role, method, path, body(method)).statusCode();
                  if (may ? status == 401 || status == 403 || status == 500 : status != 403) {
                    wrong.add(endpoint + " answers " + status + " to " + role);
                  }
                }
              }
            });

    assertThat(wrong).isEmpty();
  }

  /** Some of them say themselves that nobody has logged in. */
  @Test
  void whatNeedsNoRoleIsAnsweredToAnybody() {
    rows()
        .forEach(
            (endpoint, needs) -> {
              if (needs.equals("anyone")) {
                int space = endpoint.indexOf(' ');
                String path = endpoint.substring(space + 1);
                assertThat(anonymous(endpoint.substring(0, space), path))
                    .as(endpoint)
                    .isNotIn(403, 405, 500);
              }
            });
  }

  private static void check(List<String> wrong, String endpoint, int status, int found) {
    if (found != status) {
      wrong.add(endpoint + " answers " + found + " to nobody");
    }
  }

  private static int anonymous(String method, String path) {
    HttpResponse<String> answer =
        console.send(TestConsole.with(console.request(path), method, body(method)));
    return answer.statusCode();
  }

  private static @Nullable String body(String method) {
    return method.equals("GET") || method.equals("DELETE") ? null : "{}";
  }

  private static Map<String, String> rows() {
    Map<String, String> rows = new TreeMap<>();
    try (var file = RolesTest.class.getResourceAsStream("roles.txt")) {
      assertThat(file).isNotNull();
      for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] words = line.strip().split("\\s+", -1);
          assertThat(rows.put(words[1] + " " + words[2], words[0])).as(line).isNull();
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return rows;
  }
}
