package io.bellbuoy.broker;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process that has a data folder open as a broker has it, until it is killed. */
final class FolderOwner {

  private FolderOwner() {}

  /** Takes the folder. */
  public static void main(String[] args) throws InterruptedException {
    try (BrokerFolder folder = BrokerFolder.open(Path.of(args[0]))) {
      System.out.println("ready on " + folder.log());
      new CountDownLatch(1).await();
    }
  }
}
