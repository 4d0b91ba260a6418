package io.bellbuoy.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KafkaExtensionTest {

  @RegisterExtension static final KafkaExtension kafka = new KafkaExtension();

  @Test
  void aRealClusterAnswers() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      assertThat(admin.describeCluster().nodes().get()).hasSize(1);
    }
  }

  @Test
  void everyPrefixIsNew() {
    assertThat(kafka.freshPrefix()).endsWith(".").isNotEqualTo(kafka.freshPrefix());
  }
}
