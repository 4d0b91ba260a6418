package io.bellbuoy.engine;

import io.bellbuoy.bootstrap.StartException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that makes an engine itself again after a restart: it holds its name and its stores.
 * Locked while it is open, for two engines of one name would fence each other without end.
 */
final class StateFolder implements AutoCloseable {

  private static final String NAME = "[0-9a-f]{8}";

  private final Path folder;
  private final FileChannel lockFile;
  private final String id;

  private StateFolder(Path folder, FileChannel lockFile, String id) {
    this.folder = folder;
    this.lockFile = lockFile;
    this.id = id;
  }

  /**
   * Opens the folder; makes it, and the engine's name, where there is none.
   *
   * @throws StartException where it cannot be used or another engine uses it
   */
  static StateFolder open(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel lockFile =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(lockFile) == null) {
        lockFile.close();
        throw new StartException(
            "state: the folder %s is in use by another engine; give each engine its own"
                .formatted(folder));
      }
      StateFolder opened = new StateFolder(folder, lockFile, id(folder.resolve("engine-id")));
      opened.dropUnfinishedStores();
      return opened;
    } catch (IOException e) {
      throw new StartException(
          "state: the folder %s cannot be used (%s); name one that this user may write to"
              .formatted(folder, e),
          e);
    }
  }

  /** The engine's name, such as {@code engine-3f2a9c01}; the same after a restart. */
  String engine() {
    return "engine-" + id;
  }

  /** Where Kafka Streams keeps its stores. */
  Path streams() {
    return folder.resolve("streams");
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(inUse());
      lockFile.close();
    } catch (IOException e) {
      throw new IllegalStateException("the lock of " + folder + " cannot be released", e);
    }
  }

  /**
   * After a kill, Kafka Streams under exactly_once_v2 trusts no store: it opens each, calls it
   * corrupted, deletes it and begins again. Without them it restores at once what the changelog
   * has, which is the same, a second earlier.
   */
  private void dropUnfinishedStores() throws IOException {
    if (Files.exists(inUse()) && Files.exists(streams())) {
      try (Stream<Path> files = Files.walk(streams())) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.writeString(inUse(), "");
  }

  /** Exists while an engine runs, and after one that was killed. */
  private Path inUse() {
    return folder.resolve("in-use");
  }

  private static @Nullable FileLock lock(FileChannel lockFile) throws IOException {
    try {
      return lockFile.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // by another engine of this process
    }
  }

  private static String id(Path file) throws IOException {
    if (Files.exists(file)) {
      String known = Files.readString(file).strip();
      if (known.matches(NAME)) {
        return known;
      }
    }
    byte[] random = new byte[4];
    new SecureRandom().nextBytes(random);
    String id = HexFormat.of().formatHex(random);
    Path written = Files.writeString(file.resolveSibling("engine-id.new"), id);
    Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    return id;
  }
}
