package io.bellbuoy.sink;

import io.bellbuoy.bootstrap.StartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Remembers in a folder which groups have had offsets. Thread-safe.
 *
 * <p>Kafka forgets the offsets of a group without members after a week. A group that is known here
 * and has none there is not new: it has lost its place, and must not begin at the end.
 */
final class KnownGroups {

  private final Path folder;

  private KnownGroups(Path folder) {
    this.folder = folder;
  }

  /**
   * Those of the folder; it is made where there is none.
   *
   * @throws StartException where it cannot be used
   */
  static KnownGroups in(Path folder) {
    try {
      return new KnownGroups(Files.createDirectories(folder));
    } catch (IOException e) {
      throw new StartException("the folder " + folder + " cannot be used: " + e, e);
    }
  }

  boolean contains(Group group) {
    return Files.exists(folder.resolve(group.id()));
  }

  /** From now on it is known, for good. */
  void add(Group group) {
    Path file = folder.resolve(group.id());
    if (Files.exists(file)) {
      return;
    }
    try {
      Files.writeString(file, Instant.now() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remember the group in " + file, e);
    }
  }

  /** Forgets all others: a channel that is removed and made again is a new one. */
  void retain(Set<Group> groups) {
    Set<String> kept = groups.stream().map(Group::id).collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> gone =
          files.filter(file -> !kept.contains(String.valueOf(file.getFileName()))).toList();
      for (Path file : gone) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot forget groups in " + folder, e);
    }
  }
}
