package io.bellbuoy.sink.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Why an alert was closed. */
public enum CloseReason {
  /** It was real and is dealt with. */
  @JsonProperty("resolved")
  RESOLVED,
  /** The rule should not have matched. */
  @JsonProperty("false-positive")
  FALSE_POSITIVE,
  /** It is real, and allowed. */
  @JsonProperty("expected")
  EXPECTED,
  /** Another alert tells the same. */
  @JsonProperty("duplicate")
  DUPLICATE;

  /** The word used in JSON. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
