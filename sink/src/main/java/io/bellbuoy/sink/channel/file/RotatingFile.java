package io.bellbuoy.sink.channel.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of whole lines that gives way to a new one when it is full. Not thread-safe.
 *
 * <p>Whatever fails or dies in the middle of an append, the file holds whole lines afterwards: a
 * line without its end is cut off before anything is added. Who appended it will append it again.
 */
final class RotatingFile implements AutoCloseable {

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ALONE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final int BLOCK = 8192;

  private final OwnFile own;
  private final Path path;
  private final long maxSize;
  private final int keep;
  private final boolean sync;
  private @Nullable FileChannel open;
  private @Nullable Object identity;

  /**
   * Touches nothing yet.
   *
   * @param maxSize in bytes; one append alone may be larger
   * @param keep how many full files stay
   * @param sync whether an append returns only when the disk has it
   */
  RotatingFile(OwnFile own, long maxSize, int keep, boolean sync) {
    this.own = own;
    this.path = own.path();
    this.maxSize = maxSize;
    this.keep = keep;
    this.sync = sync;
  }

  Path path() {
    return path;
  }

  /** Adds whole lines, all of them or, where it throws, none that stays. */
  void append(byte[] lines) throws IOException {
    FileChannel file = current();
    long size = file.size();
    if (size > 0 && size + lines.length > maxSize) {
      close();
      rotate();
      file = current();
      size = 0;
    }
    try {
      ByteBuffer buffer = ByteBuffer.wrap(lines);
      file.position(size);
      while (buffer.hasRemaining()) {
        file.write(buffer);
      }
      if (sync) {
        file.force(false);
      }
    } catch (IOException e) {
      takeBack(file, size, e);
      throw e;
    }
  }

  @Override
  public void close() {
    FileChannel file = open;
    open = null;
    if (file != null) {
      closeQuietly(file);
    }
  }

  /** The open file; opened anew where somebody moved or removed it. */
  private FileChannel current() throws IOException {
    FileChannel file = open;
    if (file != null && Objects.equals(identity, own.identity())) {
      return file;
    }
    close();
    own.prepare();
    file =
        FileChannel.open(
            path,
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS),
            OWNER_ALONE);
    try {
      lock(file);
      own.requireOurs(file);
      cutHalfLine(file);
    } catch (IOException e) {
      closeQuietly(file);
      throw e;
    }
    open = file;
    identity = own.identity();
    return file;
  }

  private static void lock(FileChannel file) throws IOException {
    try {
      if (file.tryLock() == null) {
        throw new IOException("another process writes to it");
      }
    } catch (OverlappingFileLockException e) {
      throw new IOException("another channel writes to it", e);
    }
  }

  private static void cutHalfLine(FileChannel file) throws IOException {
    long end = file.size();
    while (end > 0) {
      long start = Math.max(0, end - BLOCK);
      ByteBuffer block = ByteBuffer.allocate((int) (end - start));
      while (block.hasRemaining() && file.read(block, start + block.position()) >= 0) {
        // Until the block is full.
      }
      for (int i = block.position() - 1; i >= 0; i--) {
        if (block.get(i) == '\n') {
          file.truncate(start + i + 1);
          return;
        }
      }
      end = start;
    }
    file.truncate(0);
  }

  private void rotate() throws IOException {
    if (keep == 0) {
      Files.deleteIfExists(path);
      return;
    }
    for (int n = keep; n > 0; n--) {
      Path younger = n == 1 ? path : numbered(n - 1);
      if (Files.exists(younger)) {
        Files.move(younger, numbered(n), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private Path numbered(int n) {
    return path.resolveSibling(path.getFileName() + "." + n);
  }

  /** A full disk may have taken a part. */
  private void takeBack(FileChannel file, long size, IOException failure) {
    try {
      file.truncate(size);
    } catch (IOException e) {
      failure.addSuppressed(e);
      close();
    }
  }

  private static void closeQuietly(FileChannel file) {
    try {
      file.close();
    } catch (IOException e) {
      // Every append was complete before; there is nothing left to lose.
    }
  }
}
