package io.bellbuoy.broker;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The broker as a process of its own: for tests that kill it. */
public final class BrokerMain {

  private BrokerMain() {}

  /**
   * Runs until SIGTERM; prints {@code ready 127.0.0.1:port} when it takes clients.
   *
   * @param args the data folder, and the port or 0
   */
  public static void main(String[] args) {
    if (args.length != 2) {
      System.err.println("usage: BrokerMain FOLDER PORT");
      System.exit(2);
    }
    try {
      run(Path.of(args[0]), Integer.parseInt(args[1]));
    } catch (BrokerException | NumberFormatException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void run(Path data, int port) {
    EmbeddedBroker broker = EmbeddedBroker.start(data, port);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  broker.close();
                  stopped.countDown();
                },
                "broker-stop"));
    System.out.println("ready " + broker.bootstrapServers());
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
