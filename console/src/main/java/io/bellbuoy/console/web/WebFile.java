package io.bellbuoy.console.web;

import io.bellbuoy.schemas.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * A file of the page in memory. Immutable.
 *
 * @param type its media type
 * @param hash of its content
 * @param gzip its content packed; empty where that saves nothing
 */
record WebFile(String type, String hash, byte[] content, byte[] gzip) {

  private static final int HASH_LENGTH = 16;
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "mjs", "text/javascript; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png",
          "woff2", "font/woff2");

  /** The file of that name. */
  static WebFile of(String name, byte[] content) {
    String ending = name.substring(name.lastIndexOf('.') + 1);
    String type = TYPES.getOrDefault(ending, "application/octet-stream");
    byte[] packed = packed(content);
    boolean smaller = packed.length < content.length - content.length / 10;
    return new WebFile(
        type,
        Sha256.hex(content).substring(0, HASH_LENGTH),
        content,
        smaller ? packed : new byte[0]);
  }

  private static byte[] packed(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory does not fail", e);
    }
    return packed.toByteArray();
  }
}
