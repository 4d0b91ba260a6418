package io.bellbuoy.standalone;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.UnreadableRecordException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a running {@code up} can be reached; a file of its data folder while it runs. Holds
 * secrets.
 *
 * @param webhook URL of cluster local with its token
 * @param api base URL of the alerts API
 * @param console URL of the page, and base of its API
 * @param kafka {@code host:port} of the broker
 * @param token an API token for this run
 * @param https base URL of the webhook's HTTPS port; null where there is none
 * @param ca certificate of the authority that signed ours, PEM
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Endpoints(
    String webhook,
    String api,
    String console,
    String kafka,
    String token,
    @Nullable String https,
    String ca) {

  private static final JsonSerde<Endpoints> JSON = new JsonSerde<>(Endpoints.class);

  /** The webhook's URL without its path. */
  String webhookBase() {
    return webhook.substring(0, webhook.indexOf("/api/"));
  }

  private static Path file(Path data) {
    return data.resolve("endpoints.json");
  }

  /** Writes the file for its owner's eyes alone; it appears whole or not at all. */
  void write(Path data) {
    try {
      PrivateFile.write(file(data), JSON.write(this));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file(data) + ": " + e.getMessage(), e);
    }
  }

  @Override
  public String toString() {
    return "Endpoints[" + kafka + ", " + api + "]";
  }

  static void remove(Path data) {
    try {
      Files.deleteIfExists(file(data));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + file(data) + ": " + e.getMessage(), e);
    }
  }

  /** Those of the {@code up} that runs on the folder; null where the file is missing. */
  static @Nullable Endpoints read(Path data) {
    Path file = file(data);
    if (!Files.isRegularFile(file)) {
      return null;
    }
    try {
      return JSON.read(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    } catch (UnreadableRecordException e) {
      throw new IllegalStateException(file + ": " + e.getMessage(), e);
    }
  }
}
