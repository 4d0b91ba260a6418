package io.bellbuoy.schemas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads one kind of record as JSON. This class is thread-safe.
 *
 * <p>Unknown members are left alone, so that an older program reads what a newer one wrote.
 */
public final class JsonSerde<T> implements Serde<T> {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final Class<T> type;

  public JsonSerde(Class<T> type) {
    this.type = type;
  }

  /** The mapper that all our JSON goes through; not to be reconfigured. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /** The record as JSON in UTF-8. */
  public byte[] write(T value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a " + type.getSimpleName() + " as JSON", e);
    }
  }

  /**
   * The record that the JSON holds.
   *
   * @throws UnreadableRecordException where it holds none; the message says why, without the bytes
   */
  public T read(byte[] json) {
    try {
      T value = MAPPER.readValue(json, type);
      if (value == null) {
        throw new UnreadableRecordException("null is no " + type.getSimpleName());
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new UnreadableRecordException(
          "no readable " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UnreadableRecordException("no readable " + type.getSimpleName(), e);
    }
  }

  @Override
  public Serializer<T> serializer() {
    return (topic, value) -> value == null ? null : write(value);
  }

  @Override
  public Deserializer<T> deserializer() {
    return (topic, bytes) -> orNull(bytes);
  }

  private @Nullable T orNull(byte @Nullable [] bytes) {
    return bytes == null ? null : read(bytes);
  }
}
