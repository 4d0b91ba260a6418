package io.bellbuoy.bootstrap;

import static java.util.Objects.requireNonNull;

import io.bellbuoy.bootstrap.ConfigNode.Section;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a service's configuration: the commented default file in the jar, over it the user's file,
 * over it the environment. Thread-safe.
 *
 * <p>Sections merge key by key, lists are replaced, a key without a value counts as not written,
 * and {@code null} takes a default away. In values <code>${NAME}</code> and <code>${NAME:default}
 * </code> stand for environment variables, <code>$${</code> for <code>${</code>.
 *
 * <p>Components may be records, String, int, long, double, boolean, enums, Path, {@link
 * java.time.Duration} ({@code 500ms}, {@code 15s}, {@code 7d}), {@link Bytes} ({@code 64MiB}),
 * {@link Secret} (a text or {@code file:/path}), lists of these and {@code Map<String, String>}
 * with free keys; those marked {@code @Nullable} may be absent. A compact constructor refuses a
 * value with an IllegalArgumentException; when its message begins with the name of a component and
 * a space, the problem is reported at that key.
 *
 * <p>The variable of a key is its path in capitals, with underscores between its words: {@code
 * BELLBUOY_INGEST_KAFKA_BOOTSTRAP_SERVERS}. {@code BELLBUOY_KAFKA_…} sets the section {@code kafka}
 * of every service; the service's own variable wins. One that begins so and names no key is a
 * problem, unless it is what Kubernetes tells of a neighbour: {@code BELLBUOY_INGEST_SERVICE_HOST}.
 */
public final class ConfigReader {

  private ConfigReader() {}

  /**
   * The configuration as a record.
   *
   * @param service its name; the defaults are the resource {@code <service>.yaml} beside the type,
   *     and {@code BELLBUOY_<SERVICE>_HTTP_PORT} overrides {@code http.port}
   * @param type a record whose components are as described above
   * @param file the user's; null: none
   * @throws ConfigException with every problem at once, each with its key path
   */
  public static <T extends Record> T read(
      String service, Class<T> type, @Nullable Path file, Map<String, String> environment) {
    Problems problems = new Problems();
    Section written =
        new YamlReader("built-in " + service + ".yaml", problems).section(manual(service, type));
    if (file != null) {
      written = written.overlaidBy(userSection(file, problems));
    }
    Section section =
        written.overlaidBy(new EnvironmentReader(environment, type, problems).overrides(service));
    ConfigBuilder builder =
        new ConfigBuilder(
            new Placeholders(environment), EnvironmentReader.prefix(service), problems);
    Object config = builder.build(type, List.of(), section);
    problems.throwIfAny();
    return requireNonNull(type.cast(config), "a record without problems");
  }

  /**
   * The commented default file of a service, its reference manual.
   *
   * @param type the service's configuration
   */
  public static String manual(String service, Class<? extends Record> type) {
    String name = service + ".yaml";
    try (InputStream resource = type.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException("no resource " + name + " beside " + type.getName());
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + name, e);
    }
  }

  private static Section userSection(Path file, Problems problems) {
    try {
      return new YamlReader(file.toString(), problems).section(Files.readString(file));
    } catch (NoSuchFileException e) {
      problems.add(file.toString(), "", "there is no such file; give another --config");
    } catch (CharacterCodingException e) {
      problems.add(file.toString(), "", "is not written in UTF-8; save it so");
    } catch (IOException e) {
      problems.add(file.toString(), "", "cannot be read: " + e.getMessage());
    }
    return Section.EMPTY;
  }
}
