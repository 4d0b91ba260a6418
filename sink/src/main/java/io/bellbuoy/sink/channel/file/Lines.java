package io.bellbuoy.sink.channel.file;

import io.bellbuoy.sink.format.Document;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** Documents as lines. */
public final class Lines {

  private Lines() {}

  /** One line a document, each with its end. */
  public static byte[] of(List<Document> documents) {
    ByteArrayOutputStream lines =
        new ByteArrayOutputStream(
            documents.stream().mapToInt(document -> document.bytes().length + 1).sum());
    for (Document document : documents) {
      lines.writeBytes(document.bytes());
      lines.write('\n');
    }
    return lines.toByteArray();
  }
}
