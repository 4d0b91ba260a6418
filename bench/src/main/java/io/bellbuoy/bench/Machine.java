package io.bellbuoy.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What it was measured on.
 *
 * @param jdk version and vendor of Java
 * @param processor its name as the system tells it
 * @param cores that Java sees
 * @param memoryMebibytes of the machine
 * @param system name and version
 */
public record Machine(
    String jdk, String processor, int cores, long memoryMebibytes, String system) {

  /** This one. */
  public static Machine here() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Machine(
        System.getProperty("java.vm.version") + ", " + System.getProperty("java.vendor"),
        processor(Path.of("/proc/cpuinfo")),
        Runtime.getRuntime().availableProcessors(),
        system.getTotalMemorySize() >> 20,
        System.getProperty("os.name") + " " + System.getProperty("os.version"));
  }

  /** The feature release of the Java that runs this: 17, 25. */
  public static int javaRelease() {
    return Runtime.version().feature();
  }

  static String processor(Path cpus) {
    String name = field(cpus, "model name");
    return name == null ? System.getProperty("os.arch") : name;
  }

  /**
   * The most memory that a process has had in RAM so far, in MiB; -1 where the system does not
   * tell.
   */
  public static double peakMemory(long process) {
    String text = field(Path.of("/proc/" + process + "/status"), "VmHWM");
    return text == null ? -1 : Double.parseDouble(text.replaceAll("\\D", "")) / 1024;
  }

  static @Nullable String field(Path file, String name) {
    if (!Files.isReadable(file)) {
      return null;
    }
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.stream()
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(null);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
