package io.bellbuoy.sink.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What people have made of an alert. */
public enum AlertState {
  /** As it is raised: nobody has looked, or it was opened again. */
  @JsonProperty("open")
  OPEN,
  /** Somebody looks after it. */
  @JsonProperty("acknowledged")
  ACKNOWLEDGED,
  /** Dealt with. */
  @JsonProperty("closed")
  CLOSED;

  /** The word used in JSON and queries. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
