package io.bellbuoy.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.broker.KafkaExtension;
import io.bellbuoy.schemas.ApiToken;
import io.bellbuoy.schemas.TokenUse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TokenUsesTest {

  @RegisterExtension static final KafkaExtension KAFKA = new KafkaExtension();

  private static final Instant NOW = Instant.parse("2026-03-01T12:34:56Z");

  @Test
  void theHourOfTheLastUseIsWrittenOnceAndNoChangeIsRecorded() {
    KafkaConfig kafka = KafkaConfig.relaxed(KAFKA.bootstrapServers(), KAFKA.freshPrefix());
    TopicInstaller.install(kafka);
    TopicContent content = new TopicContent(kafka);
    ApiToken token = Samples.apiToken("ci", "secret", null);
    try (RegistryWriter writer = new RegistryWriter(kafka)) {
      writer.putApiToken(token, "tests");
      int changes = content.records(kafka.topics().changes()).size();

      TokenUses uses = new TokenUses(writer, "console", Clock.fixed(NOW, ZoneOffset.UTC));
      uses.note(token);
      uses.note(token);
      uses.write();
      int records = content.records(kafka.topics().people()).size();
      uses.note(token);
      uses.close();

      assertThat(content.people().uses())
          .containsEntry("ci", new TokenUse("ci", Instant.parse("2026-03-01T12:00:00Z")));
      assertThat(content.records(kafka.topics().people()).size()).isEqualTo(records);
      assertThat(content.records(kafka.topics().changes()).size()).isEqualTo(changes);
    }
  }
}
