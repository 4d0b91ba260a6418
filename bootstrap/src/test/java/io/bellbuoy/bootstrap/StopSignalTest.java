package io.bellbuoy.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signals are only real in a process of their own. */
@Timeout(60)
class StopSignalTest {

  /** The program that is told to stop. */
  static final class Waiting {

    private Waiting() {}

    public static void main(String... args) {
      System.exit(ServiceRunner.run("sample", SampleConfig.class, config -> new Loud(), args));
    }
  }

  private static final class Loud implements Service {

    @Override
    public void start() {
      System.out.println("started");
    }

    @Override
    public void close() {
      System.out.println("closed");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT", "HUP"})
  void aSignalClosesTheServiceAndTheExitCodeIsZero(String signal) throws Exception {
    Process process = start();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      assertThat(out.readLine()).isEqualTo("started");

      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();

      assertThat(out.lines()).containsExactly("closed");
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Waiting.class.getName()));
    builder.environment().put("BELLBUOY_SAMPLE_PASSWORD", "x");
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
