package io.bellbuoy.schemas;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What somebody may do; each role may also do what the ones before it may. */
public enum Role {
  /** Reads. */
  @JsonProperty("viewer")
  VIEWER,
  /** Also changes rules and the policy. */
  @JsonProperty("editor")
  EDITOR,
  /** Also changes clusters and channels. */
  @JsonProperty("operator")
  OPERATOR,
  /** Also changes people and tokens. */
  @JsonProperty("admin")
  ADMIN
}
