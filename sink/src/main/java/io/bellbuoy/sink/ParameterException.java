package io.bellbuoy.sink;

import io.bellbuoy.bootstrap.Problem;
import java.util.Map;

/** A query parameter that cannot be used. */
final class ParameterException extends RuntimeException {

  private static final int LONGEST_VALUE = 100;

  private final String parameter;
  private final String value;

  /**
   * A refusal.
   *
   * @param why what is wrong with it and what to write, going on after the parameter's name
   */
  ParameterException(String parameter, String value, String why) {
    super(parameter + ": " + why);
    this.parameter = parameter;
    this.value = value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
  }

  Problem problem() {
    return new Problem(
        400, String.valueOf(getMessage()), Map.of("parameter", parameter, "value", value));
  }
}
