package io.bellbuoy.console.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Sha256;

/** Names one state of a thing that is edited: a strong entity tag over its JSON. */
public final class Etag {

  private static final int LENGTH = 32;

  private Etag() {}

  /** The tag of the document, quoted; equal documents have equal tags on every console. */
  public static String of(Object document) {
    try {
      byte[] json = JsonSerde.mapper().writeValueAsBytes(document);
      return '"' + Sha256.hex(json).substring(0, LENGTH) + '"';
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a document is no JSON", e);
    }
  }
}
