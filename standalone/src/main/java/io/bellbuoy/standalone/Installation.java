package io.bellbuoy.standalone;

import io.bellbuoy.registry.Author;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.registry.PasswordHash;
import io.bellbuoy.registry.PeopleImage;
import io.bellbuoy.registry.RegistryLoader;
import io.bellbuoy.registry.RegistryWriter;
import io.bellbuoy.registry.Secrets;
import io.bellbuoy.registry.TopicInstaller;
import io.bellbuoy.rules.file.RuleFileReader;
import io.bellbuoy.rules.file.RuleFiles;
import io.bellbuoy.schemas.ApiToken;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.Role;
import io.bellbuoy.schemas.Sha256;
import io.bellbuoy.schemas.User;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What every installation starts with: topics, the shipped library, the starter policy. Doing it
 * again changes nothing but the shipped rules, which become those of this version. Not thread-safe.
 */
final class Installation implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String BY = "bellbuoy";

  /** Who may do everything in a new installation. */
  static final String FIRST_ADMIN = "admin";

  private final KafkaConfig kafka;
  private final RegistryWriter writer;

  private Installation(KafkaConfig kafka) {
    this.kafka = kafka;
    this.writer = new RegistryWriter(kafka);
  }

  /** Makes the topics and opens the registry. */
  static Installation on(KafkaConfig kafka) {
    TopicInstaller.install(kafka);
    return new Installation(kafka);
  }

  RegistryWriter writer() {
    return writer;
  }

  /**
   * Puts the shipped rules into the library, and the starter policy in force where none is.
   *
   * @param shipped as {@link RuleFileReader#shipped()} reads them
   * @return the policy that was published; null where one was in force
   */
  @Nullable PolicySnapshot installLibrary(RuleFiles shipped) {
    if (load(RegistryLoader::policy).current() == null) {
      return writer.apply(shipped, BY, "starter policy");
    }
    writer.refreshLibrary(shipped, BY);
    return null;
  }

  /** Makes an API token under that id, in the place of one that there was; returns its secret. */
  String issueToken(String id, Role role) {
    String secret = Secrets.random();
    writer.putApiToken(
        new ApiToken(
            id,
            Sha256.hex(secret.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
            role,
            Instant.now(),
            null),
        BY);
    return secret;
  }

  /**
   * Makes the user {@code admin} where nobody could administer the console; returns the password
   * that serves to choose another one, null: somebody can.
   */
  @Nullable String firstAdmin() {
    String password = Secrets.random().substring(0, 20);
    String hash = PasswordHash.of(password);
    PeopleImage after =
        writer.changePeople(
            Author.of(BY),
            people ->
                people.hasAdmin()
                    ? people
                    : people.with(
                        new User(
                            FIRST_ADMIN,
                            Role.ADMIN,
                            hash,
                            null,
                            true,
                            Secrets.random(),
                            Instant.now())));
    User admin = after.users().get(FIRST_ADMIN);
    return admin != null && hash.equals(admin.passwordHash()) ? password : null;
  }

  /** The newest image of one kind. */
  <I> I load(Function<KafkaConfig, RegistryLoader<I>> kind) {
    return newest(kafka, kind);
  }

  /** The newest image of one kind, read from its topic and then left alone. */
  static <I> I newest(KafkaConfig kafka, Function<KafkaConfig, RegistryLoader<I>> kind) {
    try (RegistryLoader<I> loader = kind.apply(kafka)) {
      loader.start();
      return loader.await(PATIENCE);
    }
  }

  @Override
  public void close() {
    writer.close();
  }
}
