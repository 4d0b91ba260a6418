package io.bellbuoy.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;

/** What became of reading bytes as an event. */
sealed interface EventReading {

  record Usable(EventOutline outline) implements EventReading {}

  record Unusable(Item.Fault fault, String sentence, JsonProcessingException cause)
      implements EventReading {}

  /** Reads the first {@code length} bytes. */
  static EventReading of(byte[] bytes, int length) {
    try {
      return new Usable(EventOutline.read(bytes, length));
    } catch (NotAnObjectException e) {
      return new Unusable(Item.Fault.NO_OBJECT, e.getOriginalMessage(), e);
    } catch (StreamConstraintsException e) {
      return new Unusable(Item.Fault.PARSER_LIMIT, e.getOriginalMessage(), e);
    } catch (JsonProcessingException e) {
      long offset = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
      String sentence = "no JSON at byte " + offset + ": " + e.getOriginalMessage();
      return new Unusable(Item.Fault.NOT_JSON, sentence, e);
    }
  }
}
