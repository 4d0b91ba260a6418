package io.bellbuoy.schemas;

import com.fasterxml.jackson.databind.JsonMappingException;

/** Where in a document something is wrong, without anything that the document holds. */
public final class JsonPlace {

  private JsonPlace() {}

  /** Such as {@code rules[2].severity}; empty: the whole document. */
  public static String of(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.toString();
  }
}
