package io.bellbuoy.schemas;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of an audit event besides its own members; expressions ask for it by name. */
public enum Attribute {
  CLUSTER("cluster"),
  PROVIDER("provider"),
  ACCOUNT("account"),
  PROJECT("project"),
  SUBSCRIPTION("subscription"),
  RESOURCE_GROUP("resourceGroup"),
  REGION("region"),
  SOURCE("source");

  private static final Map<String, Attribute> BY_TEXT = new HashMap<>();

  static {
    for (Attribute attribute : values()) {
      BY_TEXT.put(attribute.text, attribute);
    }
  }

  private final String text;

  Attribute(String text) {
    this.text = text;
  }

  /** The name in expressions, record headers and JSON. */
  public String text() {
    return text;
  }

  /** The attribute of that name; null where there is none. */
  public static @Nullable Attribute of(String text) {
    return BY_TEXT.get(text);
  }
}
