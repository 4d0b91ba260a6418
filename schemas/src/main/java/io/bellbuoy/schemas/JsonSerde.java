package io.bellbuoy.schemas;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
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

  /** An audit event may be as deep, and an alert holds one. */
  private static final int MAX_DEPTH = 10_100;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(factory())
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private final Class<T> type;

  /** The limits are those of the largest record, so that what was written can be read. */
  private static JsonFactory factory() {
    return new JsonFactoryBuilder()
        .characterEscapes(new Surrogates())
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxStringLength(Topics.MAX_RECORD_BYTES)
                .maxNameLength(Topics.MAX_RECORD_BYTES)
                .maxNumberLength(Topics.MAX_RECORD_BYTES)
                .build())
        .streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
        .build();
  }

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
   * The record that the JSON holds. A number or truth value that is not there is refused; what a
   * newer version adds must therefore be an object that its record gives a default.
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
          "no readable " + type.getSimpleName() + ": " + reason(e), e);
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory does not fail", e);
    }
  }

  /** Jackson's own messages quote the record, which may hold secrets. */
  private static String reason(JsonProcessingException e) {
    if (!(e instanceof JsonMappingException mapping)) {
      JsonLocation place = e.getLocation();
      return "it is no JSON" + (place == null ? "" : " at byte " + place.getByteOffset());
    }
    String path = JsonPlace.of(mapping);
    if (mapping.getCause() instanceof NullPointerException missing) {
      return (path.isEmpty() ? "" : path + ".") + missing.getMessage() + " is missing";
    }
    if (mapping.getCause() instanceof IllegalArgumentException refused) {
      return String.valueOf(refused.getMessage());
    }
    return (path.isEmpty() ? "it" : path) + " is missing or has the wrong type";
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
