package io.bellbuoy.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that start at the same time on one folder, as the services of one host may. */
@Timeout(60)
class SharedFolderTest {

  /** Prints which certificate it was given. */
  static final class Starting {

    private Starting() {}

    public static void main(String... args) throws Exception {
      Certificates made = Certificates.in(Path.of(args[0]), List.of("localhost"));
      Pem.certificate(made.certificate()).verify(Pem.certificate(made.ca()).getPublicKey());
      System.out.print(Pem.certificate(made.certificate()).getSerialNumber());
    }
  }

  @TempDir Path folder;

  @Test
  void processesAgreeOnOneCertificate() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(start());
    }

    List<String> serials = new ArrayList<>();
    for (Process process : processes) {
      serials.add(new String(process.getInputStream().readAllBytes(), UTF_8));
      assertThat(process.waitFor()).isZero();
    }

    assertThat(serials)
        .containsOnly(Pem.certificate(folder.resolve("server.pem")).getSerialNumber().toString());
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Starting.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
