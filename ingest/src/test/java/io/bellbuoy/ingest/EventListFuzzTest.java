package io.bellbuoy.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventListFuzzTest {

  private static final String[] TEXTS = {
    "items",
    "kind",
    "a",
    "",
    "\\\"",
    "\\\\",
    "{[",
    "]}",
    "é€😀",
    "\\u0069tems",
    "requestObject",
    "responseObject",
    ",:"
  };
  private static final String[] SPACES = {"", "", "", " ", "\n", "\t \r"};

  @Test
  void readsWhatJacksonReadsInAnyDocument() throws IOException {
    for (int seed = 0; seed < 3000; seed++) {
      Random random = new Random(seed);
      String body = list(random);
      int chunk = 1 + random.nextInt(20);

      assertThat(Bodies.events(Bodies.read(body, chunk)))
          .as("seed %s: %s", seed, body)
          .isEqualTo(Bodies.eventsByJackson(body));
    }
  }

  @Test
  void damagedDocumentsAreRefusedOrReadNeverWorse() {
    int refused = 0;
    for (int seed = 0; seed < 5000; seed++) {
      Random random = new Random(seed);
      byte[] body = list(random).getBytes(UTF_8);
      for (int damage = random.nextInt(3); damage >= 0; damage--) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      try {
        Bodies.read(body, 1 + random.nextInt(20), 300)
            .forEach(item -> assertThat(item).isNotNull());
      } catch (RefusedException e) {
        assertThat(e.status()).isEqualTo(400);
        refused++;
      }
    }
    assertThat(refused).isBetween(1000, 4990);
  }

  @Test
  void theSizeOfChunksNeverMatters() {
    for (int seed = 0; seed < 500; seed++) {
      byte[] body = ('[' + object(new Random(seed), 6) + ']').getBytes(UTF_8);

      String whole =
          Bodies.read(body, body.length, 300).stream().map(this::shown).toList().toString();

      for (int chunk = 1; chunk < 12; chunk++) {
        assertThat(Bodies.read(body, chunk, 300).stream().map(this::shown).toList().toString())
            .as("seed %s, chunks of %s", seed, chunk)
            .isEqualTo(whole);
      }
    }
  }

  private String shown(Item item) {
    if (item instanceof Item.Event event) {
      return new String(event.json(), UTF_8) + event.eventId() + event.removed();
    }
    return item instanceof Item.Unusable unusable ? unusable.sentence() : "";
  }

  private static String list(Random random) {
    StringBuilder body = new StringBuilder();
    boolean array = random.nextInt(4) == 0;
    body.append(space(random)).append(array ? "" : "{\"kind\":\"EventList\"," + member(random));
    body.append(array ? "" : "\"items\":").append('[');
    int items = random.nextInt(5);
    for (int i = 0; i < items; i++) {
      body.append(i == 0 ? "" : ",").append(space(random));
      body.append(value(random, random.nextInt(5) == 0 ? 0 : 1, 4)).append(space(random));
    }
    return body.append(']').append(array ? "" : "," + member(random) + "\"z\":0}").toString();
  }

  private static String member(Random random) {
    return random.nextBoolean() ? "" : "\"m\":" + value(random, 0, 2) + ",";
  }

  private static String value(Random random, int object, int depth) {
    int choice = object == 1 ? 0 : random.nextInt(depth == 0 ? 3 : 5) + (depth == 0 ? 2 : 0);
    return switch (choice) {
      case 0 -> object(random, depth);
      case 1 -> "[" + space(random) + value(random, 0, depth - 1) + "," + value(random, 0, 0) + "]";
      case 2 -> '"' + TEXTS[random.nextInt(TEXTS.length)].repeat(random.nextInt(30)) + '"';
      case 3 -> String.valueOf(random.nextInt(2000) - 1000);
      default -> random.nextBoolean() ? "null" : "true";
    };
  }

  private static String object(Random random, int depth) {
    StringBuilder object = new StringBuilder("{").append(space(random));
    int members = random.nextInt(4);
    for (int i = 0; i < members; i++) {
      object.append(i == 0 ? "" : ",").append(space(random));
      object.append('"').append(TEXTS[random.nextInt(TEXTS.length)]).append('"');
      object.append(space(random)).append(':').append(space(random));
      object.append(value(random, 0, Math.max(0, depth - 1))).append(space(random));
    }
    return object.append('}').toString();
  }

  private static String space(Random random) {
    return SPACES[random.nextInt(SPACES.length)];
  }
}
