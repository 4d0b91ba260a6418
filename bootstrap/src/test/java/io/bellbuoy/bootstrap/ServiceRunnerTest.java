package io.bellbuoy.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceRunnerTest {

  private static final Map<String, String> ENVIRONMENT = Map.of("BELLBUOY_SAMPLE_PASSWORD", "x");

  @TempDir Path folder;

  private final List<String> steps = new ArrayList<>();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private final StopSignal stop = StopSignal.byHand();

  @Test
  void aServiceStartsWithItsConfigurationAndClosesAtTheSignal() throws Exception {
    Path file = Files.writeString(folder.resolve("my.yaml"), "comment: from the file");

    int code =
        run(
            config -> service(() -> steps.add("start " + config.comment()), () -> {}),
            "--config",
            file.toString());

    assertThat(code).isZero();
    assertThat(steps).containsExactly("start from the file", "close");
    assertThat(said()).isEmpty();
  }

  @Test
  void theFileMayBeGivenWithAnEqualsSign() {
    int code = run(config -> service(() -> {}, () -> {}), "--config=" + folder.resolve("absent"));

    assertThat(code).isEqualTo(2);
    assertThat(said())
        .containsExactly(
            "sample: "
                + folder.resolve("absent")
                + ": there is no such file; give another --config");
  }

  @Test
  void everyProblemOfTheConfigurationIsALine() throws Exception {
    Path file = Files.writeString(folder.resolve("my.yaml"), "mode: lazy\nhtpp: 1");

    int code = run(config -> service(() -> {}, () -> {}), "--config", file.toString());

    assertThat(code).isEqualTo(2);
    assertThat(said())
        .containsExactly(
            "sample: " + file + ":2: htpp: unknown key; did you mean http?",
            "sample: " + file + ":1: mode: 'lazy' is none of fast, very-slow");
    assertThat(steps).isEmpty();
  }

  @Test
  void anUnknownArgumentIsRefused() {
    assertThat(run(config -> service(() -> {}, () -> {}), "--port", "1")).isEqualTo(2);
    assertThat(run(config -> service(() -> {}, () -> {}), "--config")).isEqualTo(2);
    assertThat(said())
        .containsExactly(
            "sample: cannot start: '--port' is not understood here; write sample --config FILE",
            "sample: cannot start: '--config' is not understood here; write sample --config FILE");
  }

  @Test
  void aServiceThatCannotStartIsClosedAndSaysWhyInOneLine() {
    int code =
        run(
            config ->
                service(
                    () -> {
                      throw new StartException("no broker answers at localhost:9092; start one");
                    },
                    () -> {}));

    assertThat(code).isEqualTo(2);
    assertThat(steps).containsExactly("close");
    assertThat(said())
        .containsExactly("sample: cannot start: no broker answers at localhost:9092; start one");
  }

  @Test
  void aServiceThatCannotBeBuiltSaysWhy() {
    int code =
        run(
            config -> {
              throw new StartException("the folder is read-only");
            });

    assertThat(code).isEqualTo(2);
    assertThat(said()).containsExactly("sample: cannot start: the folder is read-only");
  }

  @Test
  void aBugIsOneLineToo() {
    int code =
        run(
            config ->
                service(
                    () -> {
                      throw new IllegalStateException("impossible");
                    },
                    () -> {}));

    assertThat(code).isEqualTo(2);
    assertThat(said())
        .containsExactly(
            "sample: failed unexpectedly: java.lang.IllegalStateException: impossible; the debug log has more");
  }

  @Test
  void aServiceThatHangsInCloseIsNamedAndLeft() {
    CountDownLatch never = new CountDownLatch(1);

    int code = run(config -> service(() -> {}, () -> awaitQuietly(never)));

    assertThat(code).isEqualTo(2);
    assertThat(said())
        .singleElement()
        .asString()
        .startsWith("sample: did not stop within 1 s, it hangs in ServiceRunnerTest.awaitQuietly")
        .contains("(ServiceRunnerTest.java:");
  }

  @Test
  void aFailureToCloseIsSaid() {
    int code =
        run(
            config ->
                service(
                    () -> {},
                    () -> {
                      throw new IllegalStateException("the flush failed");
                    }));

    assertThat(code).isEqualTo(2);
    assertThat(said())
        .containsExactly(
            "sample: did not stop cleanly: java.lang.IllegalStateException: the flush failed");
  }

  private int run(Function<SampleConfig, Service> service, String... args) {
    stop.raise();
    PrintStream out = new PrintStream(errors, true, UTF_8);
    return new ServiceRunner("sample", stop, Duration.ofSeconds(1), out)
        .run(SampleConfig.class, service, ENVIRONMENT, args);
  }

  private List<String> said() {
    return errors.toString(UTF_8).lines().toList();
  }

  private Service service(Runnable onStart, Runnable onClose) {
    return new Service() {
      @Override
      public void start() {
        onStart.run();
      }

      @Override
      public void close() {
        steps.add("close");
        onClose.run();
      }
    };
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
