package io.bellbuoy.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.metadata.FeatureLevelRecord;
import org.apache.kafka.metadata.bootstrap.BootstrapDirectory;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.server.common.ApiMessageAndVersion;
import org.apache.kafka.server.common.MetadataVersion;

/** Metadata as a Kafka of the future would write it. */
final class NewerMetadata {

  private NewerMetadata() {}

  static void write(Path log) throws Exception {
    Files.delete(log.resolve(BootstrapDirectory.BINARY_BOOTSTRAP_FILENAME));
    FeatureLevelRecord future =
        new FeatureLevelRecord()
            .setName(MetadataVersion.FEATURE_NAME)
            .setFeatureLevel((short) (MetadataVersion.latestTesting().featureLevel() + 1));
    new BootstrapDirectory(log.toString())
        .writeBinaryFile(
            BootstrapMetadata.fromRecords(
                List.of(new ApiMessageAndVersion(future, (short) 0)), "test"));
  }
}
