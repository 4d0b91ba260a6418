package io.bellbuoy.rules.match.differential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.bellbuoy.rules.event.JsonReader;
import io.bellbuoy.rules.event.JsonValue.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Events to be judged: those of a real API server, as they came or changed, and odd ones. */
final class Events {

  private static final List<String> LIVE = lines("/live/mixed.ndjson.gz");

  private final Chance chance;
  private final Mutation mutation;
  private final OddDocuments documents;

  Events(Chance chance) {
    this.chance = chance;
    this.mutation = new Mutation(chance);
    this.documents = new OddDocuments(chance);
  }

  /** Every event of the real API server, one JSON text each. */
  static List<String> live() {
    return LIVE;
  }

  JsonObject event() {
    JsonObject event =
        chance.oneIn(3)
            ? documents.document()
            : (JsonObject) JsonReader.read(chance.of(LIVE).getBytes(UTF_8));
    return chance.oneIn(5) ? event : mutation.of(event, chance.between(1, 4));
  }

  /** Another that differs a little. */
  JsonObject neighbour(JsonObject event) {
    return mutation.of(event, chance.between(1, 3));
  }

  /** The bytes of an event, spelled in any way. */
  byte[] bytes(JsonObject event) {
    return OddWriter.write(event, chance).getBytes(UTF_8);
  }

  private static List<String> lines(String resource) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(requireNonNull(Events.class.getResourceAsStream(resource))),
                UTF_8))) {
      return lines.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
