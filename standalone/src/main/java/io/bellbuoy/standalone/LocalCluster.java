package io.bellbuoy.standalone;

import io.bellbuoy.registry.RegistryLoader;
import io.bellbuoy.registry.Secrets;
import io.bellbuoy.registry.setup.ClusterToken;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.Cluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * The cluster that {@code up} comes with, and the token of its webhook, the same at every start.
 */
final class LocalCluster {

  static final String ID = "local";

  private LocalCluster() {}

  /** The token; the cluster is made where it is missing. */
  static String token(Installation installation, Path data) {
    Secrets box = new Secrets(key(data.resolve("secret.key")));
    Cluster cluster = installation.load(RegistryLoader::clusters).clusters().get(ID);
    String ciphertext = cluster == null ? null : sealedToken(cluster);
    if (ciphertext != null) {
      return box.open(ciphertext);
    }
    ClusterToken token = ClusterToken.sealedBy(box);
    installation.writer().putCluster(token.newCluster(ID, Attributes.NONE), "bellbuoy");
    return token.secret();
  }

  private static @Nullable String sealedToken(Cluster cluster) {
    return cluster.tokens().stream()
        .map(Cluster.Token::ciphertext)
        .filter(text -> text != null)
        .findFirst()
        .orElse(null);
  }

  /** The installation's key; made at the first start, for its owner's eyes alone. */
  private static byte[] key(Path file) {
    try {
      if (!Files.exists(file)) {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        PrivateFile.write(file, key);
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use the key file " + file + ": " + e.getMessage(), e);
    }
  }
}
