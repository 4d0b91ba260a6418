package io.bellbuoy.console.web;

import static java.util.Objects.requireNonNull;

import io.bellbuoy.bootstrap.StartException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Our own files by their path, and those of packages as they are asked for. Thread-safe. */
final class WebFiles {

  private static final String OWN = "/web";
  private static final String PACKAGES = "META-INF/resources";

  /** What the URL of a package's file looks like: no dot leads out of it. */
  private static final Pattern PACKAGE_FILE =
      Pattern.compile("/_static/([A-Za-z0-9@_-][A-Za-z0-9@._-]*/)*[A-Za-z0-9@_-][A-Za-z0-9@._-]*");

  /** Matching takes stack by the path's steps. */
  private static final int LONGEST_PATH = 500;

  private final SortedMap<String, WebFile> own;
  private final ClassLoader loader;
  private final Map<String, Optional<WebFile>> packages = new ConcurrentHashMap<>();

  private WebFiles(SortedMap<String, WebFile> own, ClassLoader loader) {
    this.own = own;
    this.loader = loader;
  }

  /** Reads our own files. */
  static WebFiles read() {
    URL index = WebFiles.class.getResource(OWN + "/index.html");
    if (index == null) {
      throw new StartException("the page is missing in this build; build it anew");
    }
    try {
      URI place = index.toURI();
      if (!"jar".equals(place.getScheme())) {
        return new WebFiles(walk(requireNonNull(Path.of(place).getParent())), loader());
      }
      try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
        return new WebFiles(walk(jar.getPath(OWN)), loader());
      }
    } catch (IOException | URISyntaxException e) {
      throw new StartException("the page's files cannot be read: " + e, e);
    }
  }

  private static ClassLoader loader() {
    return requireNonNull(WebFiles.class.getClassLoader());
  }

  private static SortedMap<String, WebFile> walk(Path folder) throws IOException {
    SortedMap<String, WebFile> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
        String path = "/" + folder.relativize(file).toString().replace('\\', '/');
        files.put(path, WebFile.of(path, Files.readAllBytes(file)));
      }
    }
    return files;
  }

  /** Our own files, by path such as {@code /js/main.js}. */
  SortedMap<String, WebFile> own() {
    return own;
  }

  /** The file of a package, such as {@code /_static/lit/3.3.3/index.js}; null: there is none. */
  @Nullable WebFile ofPackage(String path) {
    if (path.length() > LONGEST_PATH || !PACKAGE_FILE.matcher(path).matches()) {
      return null;
    }
    Optional<WebFile> known = packages.get(path);
    if (known == null) {
      known = Optional.ofNullable(load(path));
      if (known.isPresent()) {
        // Only what there is: names that somebody makes up must not fill the memory.
        packages.put(path, known);
      }
    }
    return known.orElse(null);
  }

  private @Nullable WebFile load(String path) {
    try (InputStream file = loader.getResourceAsStream(PACKAGES + path)) {
      return file == null ? null : WebFile.of(path, file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}
