package io.bellbuoy.rules.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The folder of a rule file; nothing outside it can be read, by no name and by no link. */
record EventFolder(Path folder) implements EventFiles {

  private static final long LARGEST = 16L * 1024 * 1024;

  @Override
  public byte[] read(String name) throws IOException {
    Path file = below(name);
    if (!Files.isRegularFile(file)) {
      throw new IOException("there is no file " + file);
    }
    if (!file.toRealPath().startsWith(folder.toRealPath())) {
      throw new IOException("it lies outside the rule file's folder");
    }
    if (Files.size(file) > LARGEST) {
      throw new IOException("it is larger than 16 MiB");
    }
    return Files.readAllBytes(file);
  }

  private Path below(String name) throws IOException {
    try {
      Path file = folder.resolve(name).normalize();
      if (!file.startsWith(folder.normalize())) {
        throw new IOException("it lies outside the rule file's folder");
      }
      return file;
    } catch (InvalidPathException e) {
      throw new IOException("that is no file name");
    }
  }
}
