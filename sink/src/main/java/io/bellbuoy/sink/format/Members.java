package io.bellbuoy.sink.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bellbuoy.schemas.JsonSerde;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object that leaves out what is not known. Not thread-safe. */
final class Members {

  private final Map<String, Object> values = new LinkedHashMap<>();

  /** Adds a text, number, truth value, list or {@link Members}; null and what is empty: nothing. */
  Members put(String name, @Nullable Object value) {
    Object known = known(value);
    if (known != null) {
      values.put(name, known);
    }
    return this;
  }

  private static @Nullable Object known(@Nullable Object value) {
    if (value instanceof Members members) {
      return members.values.isEmpty() ? null : members.values;
    }
    if (value instanceof Collection<?> several) {
      List<Object> all =
          several.stream()
              .map(each -> each instanceof Members m ? m.values : (Object) each)
              .toList();
      return all.isEmpty() ? null : all;
    }
    return value instanceof String text && text.isEmpty() ? null : value;
  }

  /** As JSON on one line. */
  byte[] line() {
    try {
      return JsonLine.of(JsonSerde.mapper().writeValueAsBytes(values));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts, numbers and lists can be written as JSON", e);
    }
  }
}
