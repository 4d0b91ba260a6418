package io.bellbuoy.schemas;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of one audit event, or those that every event of a cluster gets. Immutable.
 *
 * <p>In JSON an object that holds the known ones under their {@linkplain Attribute#text() names}.
 */
public final class Attributes {

  /** Nothing is known. */
  public static final Attributes NONE = new Attributes(new EnumMap<>(Attribute.class));

  private final EnumMap<Attribute, String> values;

  private Attributes(EnumMap<Attribute, String> values) {
    this.values = values;
  }

  /** The attributes of an event of which only the cluster is known. */
  public static Attributes ofCluster(String cluster) {
    return NONE.with(Attribute.CLUSTER, cluster);
  }

  /** Those that are known, at once; a copy. */
  static Attributes of(Map<Attribute, String> known) {
    return known.isEmpty() ? NONE : new Attributes(new EnumMap<>(known));
  }

  /** A copy in which the attribute has that value; a null value removes it. */
  public Attributes with(Attribute attribute, @Nullable String value) {
    EnumMap<Attribute, String> copy = new EnumMap<>(values);
    if (value == null) {
      copy.remove(attribute);
    } else {
      copy.put(attribute, value);
    }
    return new Attributes(copy);
  }

  /** The attribute's value; null where it is not known. */
  public @Nullable String get(Attribute attribute) {
    return values.get(attribute);
  }

  /** The known ones, in the order of {@link Attribute}. */
  public Map<Attribute, String> known() {
    return Collections.unmodifiableMap(values);
  }

  @JsonAnyGetter
  Map<String, String> json() {
    Map<String, String> json = new java.util.LinkedHashMap<>();
    values.forEach((attribute, value) -> json.put(attribute.text(), value));
    return json;
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Attributes fromJson(Map<String, String> json) {
    Attributes attributes = NONE;
    for (Map.Entry<String, String> entry : json.entrySet()) {
      Attribute attribute = Attribute.of(entry.getKey());
      if (attribute != null) {
        attributes = attributes.with(attribute, entry.getValue());
      }
    }
    return attributes;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Attributes that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return json().toString();
  }
}
