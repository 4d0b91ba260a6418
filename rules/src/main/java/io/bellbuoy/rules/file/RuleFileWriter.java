package io.bellbuoy.rules.file;

/** Writes rule files. Thread-safe. */
public final class RuleFileWriter {

  private RuleFileWriter() {}

  /** One YAML file that reads back as the same lists, rules and policy. */
  public static String write(RuleFiles files) {
    throw new UnsupportedOperationException("to be written");
  }
}
