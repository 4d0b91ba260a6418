package io.bellbuoy.registry;

/** Makes the topics that are missing and refuses those that are not as they must be. */
public final class TopicInstaller {

  private TopicInstaller() {}

  /**
   * Afterwards every topic of the catalogue exists.
   *
   * @throws RegistryException where the broker does not answer, or a topic has the wrong cleanup
   *     policy or (unless durability is relaxed) too few replicas; the message says what to do
   */
  public static void install(KafkaConfig kafka) {
    throw new UnsupportedOperationException("to be written");
  }
}
