package io.bellbuoy.sink.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.schemas.AuditEvent;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.UnreadableRecordException;
import java.io.IOException;

/** Reads an event's members. */
final class EventTree {

  private EventTree() {}

  /**
   * The event as a tree.
   *
   * @throws UnreadableRecordException where it is no JSON object; the message does not quote it
   */
  static JsonNode of(AuditEvent event) {
    JsonNode tree;
    try {
      tree = JsonSerde.mapper().readTree(event.json());
    } catch (JsonProcessingException e) {
      throw new UnreadableRecordException("the audit event is no JSON", e);
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory does not fail", e);
    }
    if (!tree.isObject()) {
      throw new UnreadableRecordException("the audit event is no JSON object");
    }
    return tree;
  }
}
