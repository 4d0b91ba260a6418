package io.bellbuoy.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicsTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "events,       12, delete,  86400000,    4259840, LogAppendTime",
        "alerts,       12, delete,  604800000,   8388608, LogAppendTime",
        "matches,      12, delete,  86400000,    8388608, LogAppendTime",
        "rules,         1, compact, -,           8388608, -",
        "policy,        1, compact, -,           8388608, -",
        "clusters,      1, compact, -,           8388608, -",
        "channels,      1, compact, -,           8388608, -",
        "channel-state, 1, compact, -,           8388608, -",
        "sources,       1, compact, -,           8388608, -",
        "people,        1, compact, -,           8388608, -",
        "status,        1, compact, -,           8388608, -",
        "changes,       1, delete,  31536000000, 8388608, -",
        "dead-letters,  3, delete,  604800000,   8388608, LogAppendTime"
      })
  void aTopicIsMadeLikeThis(
      String name,
      int partitions,
      String cleanup,
      String retention,
      String largest,
      String timestamps) {
    Topic topic =
        Topics.DEFAULT.all().stream()
            .filter(one -> one.name().equals("bellbuoy." + name))
            .findAny()
            .orElseThrow();

    assertThat(topic.partitions()).isEqualTo(partitions);
    assertThat(topic.cleanupPolicy()).isEqualTo(cleanup);
    assertThat(topic.settings())
        .containsEntry("cleanup.policy", cleanup)
        .containsEntry("max.message.bytes", largest);
    assertThat(topic.settings().get("retention.ms")).isEqualTo(retention);
    assertThat(topic.settings().get("message.timestamp.type")).isEqualTo(timestamps);
  }

  @Test
  void everyTopicIsInTheCatalogueUnderItsPrefixOnce() {
    List<Topic> all = new Topics("acme-").all();

    assertThat(all).hasSize(13).extracting(Topic::name).doesNotHaveDuplicates();
    assertThat(all).allSatisfy(topic -> assertThat(topic.name()).startsWith("acme-"));
    assertThat(new Topics("").events().settings())
        .isEqualTo(
            Map.of(
                "cleanup.policy", "delete",
                "max.message.bytes", "4259840",
                "retention.ms", "86400000",
                "message.timestamp.type", "LogAppendTime"));
  }

  @Test
  void theLargestEventFitsItsTopicWithKeyAndHeaders() {
    assertThat(Topics.DEFAULT.events().maxRecordBytes())
        .isGreaterThan(Topics.MAX_EVENT_BYTES + 10_000);
    assertThat(Topics.DEFAULT.all())
        .allSatisfy(
            topic ->
                assertThat(topic.maxRecordBytes()).isLessThanOrEqualTo(Topics.MAX_RECORD_BYTES));
  }
}
