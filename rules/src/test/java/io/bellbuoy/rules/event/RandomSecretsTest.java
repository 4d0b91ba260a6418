package io.bellbuoy.rules.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets planted at random places of random events are hidden, and nothing else is. */
final class RandomSecretsTest {

  private final List<String> secrets = new ArrayList<>();
  private final List<String> others = new ArrayList<>();
  private Random random = new Random(0);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everySecretIsHiddenAndAllElseIsKept(long seed) {
    random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      secrets.clear();
      others.clear();
      String event = object("\"objectRef\":{\"resource\":\"pods\"}", member("body", value(0)));
      JsonValue tree = JsonReader.read(event.getBytes(UTF_8));

      String redacted = Redactor.standard().of(tree).write(tree);

      assertThat(secrets.isEmpty() || !Redactor.standard().hidesNothingOf(event.getBytes(UTF_8)))
          .as(event)
          .isTrue();
      secrets.forEach(secret -> assertThat(redacted).as(event).doesNotContain(secret));
      others.forEach(other -> assertThat(redacted).as(event).contains(other));
      assertThat(JsonWriter.write(JsonReader.read(redacted.getBytes(UTF_8)))).isEqualTo(redacted);
    }
  }

  private String value(int depth) {
    return switch (depth > 5 ? random.nextInt(3) : random.nextInt(6)) {
      case 0 -> secret();
      case 1 -> secretAsText();
      case 2 -> other();
      case 3 -> "[" + value(depth + 1) + "," + value(depth + 1) + "]";
      case 4 -> object(member("a", value(depth + 1)), member("a", value(depth + 1)));
      default -> object(member("kind", "\"Pod\""), member("spec", value(depth + 1)));
    };
  }

  private String secret() {
    String kind = member("kind", "\"Secret\"");
    return switch (random.nextInt(4)) {
      case 0 -> object(kind, data(), name());
      case 1 -> object(name(), data(), data(), kind);
      case 2 -> object(member("kind", "\"SecretList\""), member("items", "[{" + data() + "}]"));
      default ->
          object(
              member("kind", "\"TokenRequest\""),
              member("status", object(member("token", canary()), member("at", other()))));
    };
  }

  private String data() {
    return member(random.nextBoolean() ? "data" : "stringData", secretData());
  }

  private String name() {
    return member("metadata", object(member("name", other())));
  }

  private String secretData() {
    return switch (random.nextInt(4)) {
      case 0 -> canary();
      case 1 -> "[" + canary() + "]";
      case 2 -> object(member("k", object(member("deep", canary()))));
      default -> object(member("k", canary()), member("k", canary()), member("l", canary()));
    };
  }

  /** As annotations and ConfigMaps carry manifests. */
  private String secretAsText() {
    String manifest =
        object(member("kind", "\"Secret\""), member("data", object(member("k", canary()))));
    for (int quoted = random.nextInt(3); quoted >= 0; quoted--) {
      manifest = "\"" + manifest.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
      if (quoted > 0) {
        manifest = object(member("note", manifest));
      }
    }
    return manifest;
  }

  private String canary() {
    String canary = "CANARY-" + Integer.toHexString(random.nextInt()) + "-" + secrets.size() + "-";
    secrets.add(canary);
    return "\"" + canary + "\"";
  }

  private String other() {
    String other = "other-" + Integer.toHexString(random.nextInt()) + "-" + others.size() + "-";
    others.add(other);
    return "\"" + other + "\"";
  }

  private static String member(String name, String value) {
    return "\"" + name + "\":" + value;
  }

  private String object(String... members) {
    List<String> shuffled = new ArrayList<>(List.of(members));
    Collections.shuffle(shuffled, random);
    return "{" + String.join(",", shuffled) + "}";
  }
}
