package io.bellbuoy.bootstrap;

import java.util.List;

/** A configuration that cannot be used. */
public final class ConfigException extends RuntimeException {

  private final transient List<String> problems;

  public ConfigException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** Every problem, each with its key path and what to do. */
  public List<String> problems() {
    return problems;
  }
}
