package io.bellbuoy.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.properties.MetaPropertiesVersion;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * The broker's data folder, locked for this process: {@code lock} and, below {@code log/}, Kafka's
 * own files. Confined to the thread that starts and closes the broker.
 */
final class BrokerFolder implements AutoCloseable {

  private final Path log;
  private final FileChannel lock;

  private BrokerFolder(Path log, FileChannel lock) {
    this.log = log;
    this.lock = lock;
  }

  /**
   * Makes the folder where it is new, locks and formats it.
   *
   * @throws BrokerException where it is not writable, in use, or of a newer version
   */
  static BrokerFolder open(Path data) {
    Path log = data.toAbsolutePath().resolve("log");
    if (log.toString().contains(",")) {
      throw new BrokerException(
          "the data folder "
              + data
              + " has a comma in its path, which Kafka takes for two folders;"
              + " name another folder");
    }
    FileChannel lock = lock(data);
    try {
      BrokerFolder folder = new BrokerFolder(log, lock);
      folder.format();
      return folder;
    } catch (RuntimeException e) {
      closeQuietly(lock, e);
      throw e;
    }
  }

  /** Where Kafka keeps its records and its metadata. */
  Path log() {
    return log;
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new BrokerException("cannot unlock " + log.getParent() + ": " + reason(e), e);
    }
  }

  /**
   * Kafka locks its folder too, but late, with half of the broker running, and in words that help
   * nobody; the system frees this lock also after kill -9.
   */
  private static FileChannel lock(Path data) {
    FileChannel channel = openLockFile(data);
    try {
      FileLock taken = channel.tryLock();
      if (taken != null) {
        return channel;
      }
      throw inUse(data, null);
    } catch (OverlappingFileLockException e) {
      BrokerException refusal = inUse(data, e);
      closeQuietly(channel, refusal);
      throw refusal;
    } catch (IOException e) {
      BrokerException refusal =
          new BrokerException("cannot lock the data folder " + data + ": " + reason(e), e);
      closeQuietly(channel, refusal);
      throw refusal;
    } catch (BrokerException e) {
      closeQuietly(channel, e);
      throw e;
    }
  }

  private static FileChannel openLockFile(Path data) {
    try {
      Files.createDirectories(data.resolve("log"));
      return FileChannel.open(
          data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new BrokerException(
          "cannot write to the data folder "
              + data
              + ": "
              + reason(e)
              + "; name a folder that this user may write to",
          e);
    }
  }

  private static BrokerException inUse(Path data, @Nullable Throwable cause) {
    String message =
        "another bellbuoy is running on the data folder "
            + data
            + "; stop it, or name another folder";
    return cause == null ? new BrokerException(message) : new BrokerException(message, cause);
  }

  private void format() {
    Path properties = log.resolve("meta.properties");
    if (Files.exists(properties)) {
      refuseNewer(log, properties);
      return;
    }
    try (PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(silent)
          .setNodeId(BrokerSettings.NODE_ID)
          .setClusterId(Uuid.randomUuid().toString())
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
          // Stand-ins for a leader: one node has none, and with the feature on Kafka takes each
          // restart after a crash for an unclean election.
          .setFeatureLevel(Feature.ELIGIBLE_LEADER_REPLICAS_VERSION.featureName(), (short) 0)
          .setControllerListenerName(BrokerSettings.CONTROLLER)
          .setMetadataLogDirectory(log.toString())
          .addDirectory(log.toString())
          .setIgnoreFormatted(true)
          .run();
    } catch (Exception e) { // the formatter declares no less
      throw new BrokerException("cannot format the data folder " + log + ": " + reason(e), e);
    }
  }

  private static void refuseNewer(Path log, Path properties) {
    Properties written = new Properties();
    try (Reader reader = Files.newBufferedReader(properties)) {
      written.load(reader);
      MetaPropertiesVersion.fromNumberString(written.getProperty("version", ""));
    } catch (IOException e) {
      throw new BrokerException("cannot read " + properties + ": " + reason(e), e);
    } catch (RuntimeException e) {
      throw newer(log, reason(e), e);
    }
  }

  /** The refusal of a folder that this version cannot read. */
  static BrokerException newer(Path log, String why, Throwable cause) {
    return new BrokerException(
        "the data folder "
            + log
            + " was written by a newer version: "
            + why
            + "; start that version again, or name another folder",
        cause);
  }

  private static String reason(Throwable e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  private static void closeQuietly(FileChannel channel, Exception because) {
    try {
      channel.close();
    } catch (IOException e) {
      because.addSuppressed(e);
    }
  }
}
