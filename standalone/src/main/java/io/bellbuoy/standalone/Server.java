package io.bellbuoy.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The console that a command goes through, instead of a {@link Target}. */
final class Server {

  private static final String FILE = "file:";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--server", paramLabel = "URL", description = "An installation, by its console.")
  private @Nullable String url;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "With --server: an API token, or file:PATH with one.")
  private @Nullable String token;

  @Option(
      names = "--server-ca",
      paramLabel = "FILE",
      description = "With --server: the authority of its certificate, PEM (default: Java's own).")
  private @Nullable Path authority;

  /** The console; null: none is named. */
  @Nullable ConsoleClient client() {
    if (url == null) {
      if (token != null || authority != null) {
        throw new ParameterException(
            spec.commandLine(),
            (token != null ? "--token" : "--server-ca") + " goes with --server URL");
      }
      return null;
    }
    if (!url.matches("https?://[^/]+/?")) {
      throw new ParameterException(
          spec.commandLine(), "--server takes the console's URL, such as http://127.0.0.1:8882");
    }
    if (token == null) {
      throw new ParameterException(
          spec.commandLine(), "--server needs --token; an admin makes one at the console");
    }
    if (authority != null && !url.startsWith("https:")) {
      throw new ParameterException(
          spec.commandLine(), "--server-ca goes with a --server whose URL begins with https:");
    }
    return new ConsoleClient(url, token.startsWith(FILE) ? read() : token, authority);
  }

  private String read() {
    Path file = Path.of(String.valueOf(token).substring(FILE.length()));
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the token in " + file + ": " + e.getMessage(), e);
    }
  }
}
