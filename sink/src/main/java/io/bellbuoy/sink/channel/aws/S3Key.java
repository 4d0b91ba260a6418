package io.bellbuoy.sink.channel.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.schemas.Sha256;
import io.bellbuoy.sink.format.Document;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The key of an object: its hour, as Athena and others take for partitions, and what is in it. */
final class S3Key {

  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("'date='yyyy-MM-dd/'hour='HH").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private S3Key() {}

  /** The same documents have the same key. */
  static String of(List<Document> documents) {
    Sha256 ids = new Sha256();
    documents.forEach(document -> ids.addPrefixed(document.id().getBytes(UTF_8)));
    Instant first = documents.get(0).time();
    return hour(first) + "/" + TIME.format(first) + "-" + ids.hex().substring(0, 32) + ".ndjson.gz";
  }

  static String hour(Instant time) {
    return HOUR.format(time);
  }
}
