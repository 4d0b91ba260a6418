package io.bellbuoy.sink.channel.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure that a file is one of ours before anything in it is changed: a channel must not spoil
 * what somebody else keeps under its path, nor be led elsewhere by a link.
 *
 * @param root below which no folder may be a link, nor the file have other names; null: anywhere
 * @param beginnings how a line that a channel wrote may begin, each at most 16 characters
 */
record OwnFile(Path path, @Nullable Path root, List<String> beginnings) {

  private static final int LONGEST_BEGINNING = 16;

  /**
   * Makes the file's folder, and looks at what is in the file's place.
   *
   * @throws IOException where it must not be written to; the message says why
   */
  void prepare() throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (root != null) {
      refuseLinks(root.toAbsolutePath().normalize(), folder);
    }
    if (folder != null) {
      Files.createDirectories(folder);
    }
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    BasicFileAttributes attributes = attributes(path);
    if (!attributes.isRegularFile()) {
      throw new IOException(
          attributes.isSymbolicLink()
              ? "it is a symbolic link, and links are not followed"
              : "something else is there that is no regular file");
    }
    if (root != null && links(path) > 1) {
      throw new IOException("it is also the file of another path (a hard link)");
    }
  }

  /** Changes when somebody puts another file in its place; null: there is none. */
  @Nullable Object identity() throws IOException {
    try {
      return attributes(path).fileKey();
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** Refuses what does not begin as lines of channels do. */
  void requireOurs(FileChannel file) throws IOException {
    ByteBuffer first = ByteBuffer.allocate(LONGEST_BEGINNING);
    file.read(first, 0);
    String found = UTF_8.decode(first.flip()).toString();
    if (beginnings.stream().noneMatch(ours -> found.startsWith(ours) || ours.startsWith(found))) {
      throw new IOException("a file is there that no channel wrote; it is left as it is");
    }
  }

  private static void refuseLinks(Path root, @Nullable Path folder) throws IOException {
    for (Path each = folder; each != null && !each.equals(root); each = each.getParent()) {
      if (Files.isSymbolicLink(each)) {
        throw new IOException(
            "its folder " + each + " is a symbolic link, and links are not followed");
      }
    }
  }

  private static int links(Path path) throws IOException {
    return Files.getAttribute(path, "unix:nlink", LinkOption.NOFOLLOW_LINKS)
            instanceof Integer links
        ? links
        : 1;
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }
}
