package io.bellbuoy.schemas.channel;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a kind of channel hands over, by which some of the common options make sense. */
public enum Carries {
  /** Words for people: has {@code template}. */
  @JsonProperty("text")
  TEXT,
  /** Documents for machines: has {@code stream} and {@code format}. */
  @JsonProperty("documents")
  DOCUMENTS,
  /** Alerts in a form of the vendor's own. */
  @JsonProperty("alerts")
  ALERTS
}
