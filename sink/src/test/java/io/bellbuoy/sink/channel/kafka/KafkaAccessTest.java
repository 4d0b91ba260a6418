package io.bellbuoy.sink.channel.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KafkaAccessTest {

  @Test
  void aLoginIsKafkasOwnModule() {
    assertThat(KafkaAccess.jaas("PLAIN", "alice", "pass"))
        .isEqualTo(
            "org.apache.kafka.common.security.plain.PlainLoginModule required"
                + " username=\"alice\" password=\"pass\";");
    assertThat(KafkaAccess.jaas("SCRAM-SHA-512", "alice", "pass"))
        .startsWith("org.apache.kafka.common.security.scram.ScramLoginModule required ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\"; com.sun.security.auth.module.JndiLoginModule required x=\"",
        "back\\slash",
        "\\",
        "\\\"; x required",
        "semi;colon",
        "\\n \\u0022 /* // #"
      })
  void noPasswordLeavesItsQuotes(String password) {
    String jaas = KafkaAccess.jaas("PLAIN", password, password);
    List<AppConfigurationEntry> modules =
        JaasContext.loadClientContext(Map.of("sasl.jaas.config", new Password(jaas)))
            .configurationEntries();

    assertThat(modules).hasSize(1);
    assertThat(modules.get(0).getOptions())
        .isEqualTo(Map.of("username", password, "password", password));
  }
}
