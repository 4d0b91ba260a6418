package io.bellbuoy.bootstrap;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one service as a process: reads its configuration, starts it, closes it at the signal. */
public final class ServiceRunner {

  static final int STOPPED = 0;
  static final int BROKEN = 2;

  /** Kubernetes kills 30 s after the signal; what hangs is to be named before. */
  private static final Duration CLOSE_BOUND = Duration.ofSeconds(25);

  private static final Logger LOG = LoggerFactory.getLogger(ServiceRunner.class);

  private final String name;
  private final StopSignal stop;
  private final Duration closeBound;
  private final PrintStream errors;

  ServiceRunner(String name, StopSignal stop, Duration closeBound, PrintStream errors) {
    this.name = name;
    this.stop = stop;
    this.closeBound = closeBound;
    this.errors = errors;
  }

  /**
   * Runs until the process is told to stop; what still runs then is for {@link System#exit} to end.
   *
   * @param args {@code --config FILE} or nothing
   * @return the exit code: 0 after a clean stop, 2 for a broken configuration or environment, which
   *     is said on standard error in one line each
   */
  public static <C extends Record> int run(
      String name, Class<C> configType, Function<C, Service> service, String... args) {
    return new ServiceRunner(name, StopSignal.listen(), CLOSE_BOUND, System.err)
        .run(configType, service, System.getenv(), args);
  }

  <C extends Record> int run(
      Class<C> configType,
      Function<C, Service> service,
      Map<String, String> environment,
      String... args) {
    try {
      C config = ConfigReader.read(name, configType, configFile(args), environment);
      return run(service.apply(config));
    } catch (ConfigException e) {
      e.problems().forEach(this::say);
    } catch (StartException e) {
      LOG.atDebug().setCause(e).log("the service cannot start");
      say("cannot start: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      say("was interrupted");
    } catch (RuntimeException e) {
      LOG.atDebug().setCause(e).log("the service failed");
      say("failed unexpectedly: %s; the debug log has more".formatted(e));
    }
    return BROKEN;
  }

  private int run(Service service) throws InterruptedException {
    try {
      service.start();
      LOG.atInfo().addKeyValue("service", name).log("started");
      stop.await();
      LOG.atInfo().addKeyValue("service", name).log("stopping");
    } catch (RuntimeException | InterruptedException e) {
      close(service);
      throw e;
    }
    return close(service) ? STOPPED : BROKEN;
  }

  private boolean close(Service service) throws InterruptedException {
    boolean[] failed = new boolean[1];
    Thread closing =
        new Thread(
            () -> {
              try {
                service.close();
              } catch (RuntimeException e) {
                failed[0] = true;
                LOG.atDebug().setCause(e).log("closing failed");
                say("did not stop cleanly: " + e);
              }
            },
            name + "-close");
    closing.setDaemon(true);
    closing.start();
    closing.join(closeBound.toMillis());
    if (closing.isAlive()) {
      say("did not stop within %d s, %s".formatted(closeBound.toSeconds(), whereabouts(closing)));
      return false;
    }
    return !failed[0];
  }

  /** The innermost of our own methods that the thread is in. */
  private static String whereabouts(Thread thread) {
    for (StackTraceElement frame : thread.getStackTrace()) {
      if (frame.getClassName().startsWith("io.bellbuoy.")) {
        return "it hangs in %s.%s (%s:%d)"
            .formatted(
                frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1),
                frame.getMethodName(),
                frame.getFileName(),
                frame.getLineNumber());
      }
    }
    return "it has not begun to close";
  }

  private @Nullable Path configFile(String... args) {
    Path file = null;
    for (int i = 0; i < args.length; i++) {
      if (args[i].startsWith("--config=")) {
        file = Path.of(args[i].substring("--config=".length()));
      } else if (args[i].equals("--config") && i + 1 < args.length) {
        i++;
        file = Path.of(args[i]);
      } else {
        throw new StartException(
            "'%s' is not understood here; write %s --config FILE".formatted(args[i], name));
      }
    }
    return file;
  }

  private void say(String problem) {
    errors.println(name + ": " + problem);
  }
}
