package io.bellbuoy.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a password: at a terminal, twice and without showing it, or as a line of the input.
 * Never as an argument, which every process of the machine could read.
 *
 * @param terminal null: there is none
 */
record PasswordPrompt(@Nullable Console terminal, InputStream input) {

  /** That of this process. */
  static PasswordPrompt here() {
    return new PasswordPrompt(System.console(), System.in);
  }

  /**
   * The password for that user.
   *
   * @throws IllegalArgumentException where it is not the same the second time
   */
  String ask(String name) {
    return terminal == null ? line() : twice(terminal, name);
  }

  private static String twice(Console terminal, String name) {
    char[] first = terminal.readPassword("Password for %s: ", name);
    char[] again = first == null ? null : terminal.readPassword("The same again: ");
    if (again != null && !Arrays.equals(first, again)) {
      throw new IllegalArgumentException("that was not the same twice; nothing was changed");
    }
    // From Java 22 on a console may stand for a file, in which nobody repeats a password.
    return first == null ? "" : new String(first);
  }

  private String line() {
    try {
      String line = new BufferedReader(new InputStreamReader(input, UTF_8)).readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the password: " + e.getMessage(), e);
    }
  }
}
