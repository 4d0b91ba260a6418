package io.bellbuoy.standalone;

import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.registry.PolicyImage;
import io.bellbuoy.registry.PublishedPolicy;
import io.bellbuoy.registry.RegistryLoader;
import io.bellbuoy.registry.RegistryWriter;
import io.bellbuoy.rules.file.RuleFiles;
import io.bellbuoy.schemas.PolicySnapshot;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The policy as the registry holds it; who may use its Kafka needs no console. */
record RegistryPolicies(KafkaConfig kafka) implements Policies {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Override
  public @Nullable String inForce() {
    PolicyImage image = Installation.newest(kafka, RegistryLoader::policy);
    return image.current() == null
        ? null
        : PublishedPolicy.asFiles(image, Installation.newest(kafka, RegistryLoader::library));
  }

  @Override
  public List<Line> versions() {
    return Installation.newest(kafka, RegistryLoader::policy).versions().values().stream()
        .sorted(Comparator.comparingInt(PolicySnapshot::version).reversed())
        .map(
            snapshot ->
                new Line(
                    snapshot.version(),
                    snapshot.publishedAt(),
                    snapshot.publishedBy(),
                    snapshot.rules().size(),
                    snapshot.comment()))
        .toList();
  }

  @Override
  public Published apply(RuleFiles files, String comment) {
    return published(writer -> writer.apply(files, Target.user(), comment));
  }

  @Override
  public Published rollback(int version) {
    return published(writer -> writer.rollback(version, Target.user()));
  }

  private Published published(Function<RegistryWriter, PolicySnapshot> change) {
    try (RegistryWriter writer = new RegistryWriter(kafka)) {
      int version = change.apply(writer).version();
      return new Published(version, writer.awaitEngines(version, PATIENCE));
    }
  }
}
