package io.bellbuoy.standalone.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditIdsTest {

  private static final long NOW = 1_790_000_000_123_456L;

  private final AuditIds ids = new AuditIds(0xCAFE_0001);

  @Test
  void anIdLooksAsAnApiServersDo() {
    String id = text(ids.of(NOW, 12));
    assertThat(id).hasSize(Template.AUDIT_ID_LENGTH);
    assertThat(UUID.fromString(id)).hasToString(id);
  }

  @Test
  void eachEventOfARunHasAnother() {
    assertThat(text(ids.of(NOW, 1))).isNotEqualTo(text(ids.of(NOW, 2)));
    assertThat(text(ids.of(NOW, 1))).isNotEqualTo(text(ids.of(NOW + 1, 1)));
  }

  @Test
  void theSameEventHasTheSameEachTime() {
    assertThat(text(ids.of(NOW, 7))).isEqualTo(text(ids.of(NOW, 7)));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, NOW, 0xF_FFFF_FFFF_FFFFL})
  void itTellsWhenItsEventWasDue(long due) {
    assertThat(AuditIds.dueMicros(text(ids.of(due, 99_999_999_999L)))).isEqualTo(due);
  }

  @Test
  void aRunKnowsItsOwn() {
    String id = text(ids.of(NOW, 3));
    assertThat(ids.owns(id)).isTrue();
    assertThat(new AuditIds(1).owns(id)).isFalse();
  }

  private static String text(byte[] id) {
    return new String(id, US_ASCII);
  }
}
