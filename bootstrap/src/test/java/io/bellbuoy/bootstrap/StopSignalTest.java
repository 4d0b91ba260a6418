package io.bellbuoy.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  @CsvSource({"TERM,15", "INT,2", "HUP,1"})
  void aSignalClosesTheServiceAndTheExitCodeIsZero(String signal, int number) throws Exception {
    assumeThat(ignored(number)).as("whoever started this test ignores SIG" + signal).isFalse();
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

  /** What nohup or a shell's background job ignores, all its children ignore, too. */
  private static boolean ignored(int signal) throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return false;
    }
    String mask =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .findFirst()
            .map(line -> line.substring("SigIgn:".length()).strip())
            .orElse("0");
    return (Long.parseUnsignedLong(mask, 16) >>> (signal - 1) & 1) == 1;
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
