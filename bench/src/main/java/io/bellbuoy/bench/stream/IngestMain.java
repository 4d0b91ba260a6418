package io.bellbuoy.bench.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.bootstrap.HttpConfig;
import io.bellbuoy.bootstrap.TlsConfig;
import io.bellbuoy.ingest.IngestConfig;
import io.bellbuoy.ingest.IngestService;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.registry.RegistryWriter;
import io.bellbuoy.registry.TopicInstaller;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.Cluster;
import io.bellbuoy.schemas.Sha256;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Ingest as it is shipped, in a process of its own, with one cluster. */
final class IngestMain {

  static final String TOKEN = "bench-token-bench-token-bench-token";

  private IngestMain() {}

  /**
   * Runs until it is ended; prints its two ports.
   *
   * @param args address of Kafka, topic prefix, folder of the certificate
   */
  public static void main(String[] args) throws InterruptedException {
    KafkaConfig kafka = KafkaConfig.relaxed(args[0], args[1]);
    TopicInstaller.install(kafka);
    try (RegistryWriter writer = new RegistryWriter(kafka)) {
      Cluster.Token token = new Cluster.Token(Sha256.hex(TOKEN.getBytes(UTF_8)), null, null);
      writer.putCluster(
          new Cluster(
              "bench", Attributes.NONE, Map.of(), List.of(token), null, null, Instant.now()),
          "bench");
    }
    TlsConfig tls = TlsConfig.selfMade(Path.of(args[2]), List.of("127.0.0.1"));
    IngestConfig config =
        IngestConfig.of(
            kafka,
            new HttpConfig("127.0.0.1", 0),
            new HttpConfig("127.0.0.1", 0, tls),
            new HttpConfig("127.0.0.1", 0));
    try (IngestService ingest = new IngestService(config)) {
      ingest.start();
      System.out.println("ready " + ingest.webhookPort() + " " + ingest.httpsPort());
      new CountDownLatch(1).await();
    }
  }
}
