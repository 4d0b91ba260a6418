package io.bellbuoy.console.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.bellbuoy.schemas.JsonPlace;

/** What is wrong with a body, in words that show none of it: it may hold secrets. */
final class BodyFault {

  private BodyFault() {}

  static String of(JsonMappingException e) {
    String path = JsonPlace.of(e);
    if (e instanceof UnrecognizedPropertyException unknown) {
      return path + " is not known here; known are " + unknown.getKnownPropertyIds();
    }
    Throwable cause = e.getCause();
    if (cause instanceof NullPointerException missing) {
      return missing.getMessage() == null
          ? (path.isEmpty() ? "it" : path) + " holds a null where there must be a value"
          : (path.isEmpty() ? "" : path + ".") + missing.getMessage() + " is missing";
    }
    if (cause instanceof IllegalArgumentException refused && refused.getMessage() != null) {
      return refused.getMessage();
    }
    if (e instanceof MismatchedInputException && path.isEmpty()) {
      return "it must be an object";
    }
    return (path.isEmpty() ? "it" : path) + " is missing or has the wrong type";
  }

  static String place(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    return at == null
        ? "it cannot be read"
        : "line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
  }
}
