package io.bellbuoy.rules.imported;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of another product, read whole.
 *
 * @param name as the report calls it
 */
public record ImportFile(String name, String text) {

  /** In bytes; the largest exports are far smaller. */
  public static final int LARGEST = 16 * 1024 * 1024;

  /**
   * The file at a path.
   *
   * @throws IOException where it cannot be read, is no UTF-8 or larger than {@link #LARGEST}; the
   *     message is for people
   */
  public static ImportFile read(Path path) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      bytes = in.readNBytes(LARGEST + 1);
    }
    if (bytes.length > LARGEST) {
      throw new IOException(
          path + " is larger than " + LARGEST / 1024 / 1024 + " MiB; export it in parts");
    }
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new ImportFile(path.toString(), text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      throw new IOException(path + " is not UTF-8; save it as UTF-8", e);
    }
  }
}
