package io.bellbuoy.schemas;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How much an alert matters, in ascending order. */
public enum Severity {
  @JsonProperty("low")
  LOW,
  @JsonProperty("medium")
  MEDIUM,
  @JsonProperty("high")
  HIGH,
  @JsonProperty("critical")
  CRITICAL;

  /** The word used in files, JSON and queries: {@code low} to {@code critical}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
