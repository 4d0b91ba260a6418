package io.bellbuoy.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path folder;

  @Test
  void itGetsArgumentsEnvironmentAndOptionsOfItsJvm() {
    try (ChildProcess child =
        ChildProcess.of(Echo.class)
            .args("one", "two")
            .env("ECHO", "three")
            .jvm("-Decho=four")
            .folder(folder)
            .start()) {
      assertThat(child.awaitLine("^said", SOON)).isEqualTo("said [one, two] three four");
      assertThat(child.isAlive()).isTrue();
      child.kill();
      assertThat(child.isAlive()).isFalse();
      assertThat(child.exitCode(SOON)).isEqualTo(128 + 9);
    }
  }

  @Test
  void aLineThatDoesNotComeFailsTheTestWithTheOutput() {
    try (ChildProcess child = ChildProcess.of(Echo.class).args("end").folder(folder).start()) {
      assertThatThrownBy(() -> child.awaitLine("^never", SOON))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("Echo ended without a line with '^never'")
          .hasMessageContaining("said [end]");
      assertThat(child.exitCode(SOON)).isZero();
    }
  }

  /** Says what it got and stays, unless told to end. */
  static final class Echo {

    private Echo() {}

    public static void main(String[] args) throws InterruptedException {
      System.out.println(
          "said " + List.of(args) + " " + System.getenv("ECHO") + " " + System.getProperty("echo"));
      if (!List.of(args).contains("end")) {
        Thread.sleep(Duration.ofMinutes(5).toMillis());
      }
    }
  }
}
