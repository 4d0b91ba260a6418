package io.bellbuoy.registry;

import io.bellbuoy.rules.file.RuleFiles;
import io.bellbuoy.schemas.ApiToken;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.Cluster;
import io.bellbuoy.schemas.PolicySnapshot;
import java.time.Duration;
import java.util.List;

/**
 * Changes the registry. Each call is one transaction that is checked against the newest state; who
 * is fenced by another writer starts anew, so that no change is lost. Every change is recorded on
 * the changes topic. Thread-safe.
 */
public final class RegistryWriter implements AutoCloseable {

  public RegistryWriter(KafkaConfig kafka) {
    throw new UnsupportedOperationException("to be written");
  }

  /**
   * Puts the rules and lists into the library and publishes the policy as the next version.
   *
   * @throws PolicyRefusedException where something does not compile; nothing is changed
   */
  public PolicySnapshot apply(RuleFiles files, String by, String comment) {
    throw new UnsupportedOperationException("to be written");
  }

  /** Puts the rules and lists into the library; the policy stays. */
  public void putLibrary(RuleFiles files, String by) {
    throw new UnsupportedOperationException("to be written");
  }

  /**
   * Publishes an older version again, as the next one.
   *
   * @throws RegistryException where there is no such version
   */
  public PolicySnapshot rollback(int version, String by) {
    throw new UnsupportedOperationException("to be written");
  }

  /**
   * Waits until every live engine judges by at least that version.
   *
   * @return what is not so after the patience, each a sentence; empty: all do
   */
  public List<String> awaitEngines(int version, Duration patience) {
    throw new UnsupportedOperationException("to be written");
  }

  /** Registers or changes a cluster. */
  public void putCluster(Cluster cluster, String by) {
    throw new UnsupportedOperationException("to be written");
  }

  /** Registers or changes a channel. */
  public void putChannel(ChannelConfig channel, String by) {
    throw new UnsupportedOperationException("to be written");
  }

  /** Registers an API token. */
  public void putApiToken(ApiToken token, String by) {
    throw new UnsupportedOperationException("to be written");
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException("to be written");
  }
}
