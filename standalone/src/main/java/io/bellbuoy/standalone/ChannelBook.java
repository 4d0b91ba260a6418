package io.bellbuoy.standalone;

import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.Severity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The channels of an installation, however it is reached. */
interface ChannelBook {

  /**
   * One of them.
   *
   * @param options without secrets
   * @param status how it does, in words; null: who is asked does not know
   */
  record Line(
      String id,
      String kind,
      boolean enabled,
      Severity minSeverity,
      Map<String, String> options,
      @Nullable String status) {}

  /**
   * What came of a test.
   *
   * @param result sent, later or refused
   * @param answer what the other side said; empty: it took it
   */
  record Tested(String result, String answer) {}

  /** All, by id. */
  List<Line> list();

  /** Makes one; there is none of its id. */
  void add(ChannelConfig channel);

  /** Sends one alert that says it is a test. */
  Tested test(String id);

  /** Removes one. */
  void remove(String id);
}
